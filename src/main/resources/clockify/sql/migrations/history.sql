-- Flyway's own table, in the letter case that Flyway gives it.
select "version", "checksum"
from "clockify_schema_history"
where "success"
