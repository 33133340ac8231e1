select expires_at
from clockify_outbox_relay
where id = 1
