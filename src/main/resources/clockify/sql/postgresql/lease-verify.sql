-- The lease's row is locked from here on: where nothing comes of this transaction for half a minute, it is undone, as its process
-- may be paused, or its machine without power, and nobody tell the database.
select token, set_config('idle_in_transaction_session_timeout', '30s', true)
from clockify_lease
where workspace_id = :workspace_id
for update
