insert into clockify_people_change (changed_at)
values (:now)
