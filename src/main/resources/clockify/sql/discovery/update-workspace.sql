update clockify_workspace
set name = :name, plan = :plan, currency = :currency, changed_at = :now
where id = :id
