select id, name, cast(null as char(1)) as parent_id, archived, email, address, note, currency
from clockify_client
where workspace_id = :workspace_id
