select id
from clockify_outbox_gate
lock in share mode
