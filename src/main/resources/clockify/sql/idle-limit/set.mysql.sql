-- A connection that is idle for half a minute is closed, and what it did not commit is undone.
set @clockify_wait_timeout = @@session.wait_timeout, session wait_timeout = 30
