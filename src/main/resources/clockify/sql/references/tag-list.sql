select id, name, cast(null as char(1)) as parent_id, archived
from clockify_tag
where workspace_id = :workspace_id
