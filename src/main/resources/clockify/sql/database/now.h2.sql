-- The wall clock: current_timestamp is when the transaction began. H2's own names, as they are where DATABASE_TO_UPPER is off.
select EXECUTING_STATEMENT_START as now
from INFORMATION_SCHEMA.SESSIONS
where SESSION_ID = session_id()
