-- Asked first in a transaction, for two things more. The lease's row is locked from here on: where nothing comes of the
-- transaction for half a minute, it is undone, as its process may be paused, or its machine without power, and nothing reaches the
-- database. And its commit does not wait for the disk: what a crash of the database may take back of the last second is read
-- again, as how far the reading got goes with it.
select
  token,
  set_config('idle_in_transaction_session_timeout', '30s', true),
  set_config('synchronous_commit', 'off', true)
from clockify_lease
where workspace_id = :workspace_id
for update
