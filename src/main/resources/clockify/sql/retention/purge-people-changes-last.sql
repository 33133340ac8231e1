-- The newest stays: without it, what is left after a change would be what was left after the one before.
select max(id) as id
from (
  select id
  from clockify_people_change
  where changed_at < :before
    and id < (select max(newest.id) from clockify_people_change newest)
  order by id
  limit :rows) oldest
