select max(clock_certain) as newest
from clockify_integration_workspace
