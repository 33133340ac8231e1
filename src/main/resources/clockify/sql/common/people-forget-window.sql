delete from clockify_window
where scope = :scope
