select case when exists (select 1 from clockify_hint where workspace_id = :workspace_id) then 1 else 0 end as hinted
from clockify_workspace
where id = :workspace_id
