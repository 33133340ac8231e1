delete from clockify_window
where scope in (:scope, :gone_scope)
