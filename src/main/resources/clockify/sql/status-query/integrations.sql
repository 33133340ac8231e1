select
  i.name as name,
  i.first_sync_at as first_sync_at,
  i.read_at as read_at,
  i.owner_email as owner_email,
  i.error as error,
  i.error_at as error_at,
  i.key_fault as key_fault
from clockify_integration i
order by i.name
