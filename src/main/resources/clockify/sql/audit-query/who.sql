select distinct by_whom
from clockify_audit_log
order by by_whom
limit :limit
