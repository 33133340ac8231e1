select e.description
from clockify_time_entry e
where e.description like '% %'
order by e.changed_at desc
limit 100000
