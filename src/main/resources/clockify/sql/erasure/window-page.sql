delete from clockify_window_page
where scope = :scope
