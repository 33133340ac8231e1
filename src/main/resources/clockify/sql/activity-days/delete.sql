delete from clockify_day
