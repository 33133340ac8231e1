insert into clockify_activity_sum (workspace_id, grain, first_day, last_day, sums)
values (:workspace, :grain, :day, :last_day, :sums)
