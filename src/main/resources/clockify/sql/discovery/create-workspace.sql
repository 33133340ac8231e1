insert into clockify_workspace (id, name, plan, first_seen_at, changed_at)
values (:id, :name, :plan, :now, :now)
