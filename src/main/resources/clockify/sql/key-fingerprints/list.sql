select name, fingerprint
from clockify_integration
where name in (:names)
