-- A number may be committed after a greater one: the sum tells of it.
select count(*) as marks, max(id) as last_mark, sum(id) as all_marks
from clockify_people_change
