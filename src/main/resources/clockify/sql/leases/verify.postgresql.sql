-- The first statement of a transaction, with two more effects. From here on the lease's row is locked: after half a minute without a
-- statement the transaction is rolled back, because its process may be paused, or its machine without power, unnoticed by the
-- database. And its commit does not wait for the disk: pages of the last second that a crash of the database loses are read
-- again, because the progress of the reading is lost with them.
select
  token,
  set_config('idle_in_transaction_session_timeout', '30s', true),
  set_config('synchronous_commit', 'off', true)
from clockify_lease
where workspace_id = :workspace_id
for update
