select id
from clockify_outbox_gate
for update
