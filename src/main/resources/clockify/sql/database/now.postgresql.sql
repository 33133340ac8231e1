-- The wall clock: current_timestamp is when the transaction began.
select clock_timestamp() as now
