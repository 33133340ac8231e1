select
  i.name as name,
  i.backfill_from as backfill_from,
  i.owner_email as owner_email,
  i.error as error,
  i.error_at as error_at,
  i.refused as refused
from clockify_integration i
order by i.name
