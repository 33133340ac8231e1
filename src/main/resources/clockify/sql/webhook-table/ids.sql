select integration, workspace_id, id
from clockify_webhook
