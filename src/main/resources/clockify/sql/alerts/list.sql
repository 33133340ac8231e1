select integration, state, token, expires_at
from clockify_alert
