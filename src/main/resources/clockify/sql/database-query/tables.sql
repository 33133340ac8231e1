select i.name
from clockify_integration i
