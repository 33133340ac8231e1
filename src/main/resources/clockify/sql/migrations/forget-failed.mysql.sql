delete from clockify_schema_history
where success = false
