update clockify_workspace
set name = :name, plan = :plan, changed_at = :now
where id = :id
