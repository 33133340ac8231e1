select seq, payload
from clockify_outbox
where seq > :after
  and position(:text in payload) > 0
order by seq
limit :rows
