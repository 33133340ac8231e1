select v.integration, v.workspace_id, s.group_ids, s.owner_role, s.reads_by, k.listed
from clockify_visible_workspace v
left join clockify_integration_workspace s on s.integration = v.integration and s.workspace_id = v.workspace_id
left join clockify_key_view k on k.integration = v.integration and k.workspace_id = v.workspace_id
order by v.integration, v.workspace_id
