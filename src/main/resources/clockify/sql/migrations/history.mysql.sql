-- Flyway's own table.
select version, checksum
from clockify_schema_history
where success
