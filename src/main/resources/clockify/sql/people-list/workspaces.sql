select id, name
from clockify_workspace
