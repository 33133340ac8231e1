insert into clockify_day (calendar_day, week_start, month_start, starts_at, ends_at, zone)
values (:day, :weekStart, :monthStart, :startsAt, :endsAt, :zone)
