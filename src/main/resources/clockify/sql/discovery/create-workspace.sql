insert into clockify_workspace (id, name, plan, currency, first_seen_at, changed_at)
values (:id, :name, :plan, :currency, :now, :now)
