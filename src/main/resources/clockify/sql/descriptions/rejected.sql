select id, payload
from clockify_rejected
where id > :after
  and position('"description"' in payload) > 0
order by id
limit :rows
