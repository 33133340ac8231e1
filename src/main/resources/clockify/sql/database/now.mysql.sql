-- When this statement began, within a transaction too.
select utc_timestamp(6) as now
