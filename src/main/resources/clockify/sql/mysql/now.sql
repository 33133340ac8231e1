select utc_timestamp(6) as now
