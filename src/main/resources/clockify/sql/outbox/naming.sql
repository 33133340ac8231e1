select seq, payload
from clockify_outbox
where seq > :after
  and position(:text in cast(payload as varchar)) > 0
order by seq
limit :rows
