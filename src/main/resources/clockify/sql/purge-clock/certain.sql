select max(c.shown_at) as newest
from (
  select max(clock_certain) as shown_at
  from clockify_integration_workspace
  union all
  select max(refused_at)
  from clockify_integration) c
