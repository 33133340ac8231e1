select id, payload
from clockify_rejected
where position('"description"' in payload) > 0
