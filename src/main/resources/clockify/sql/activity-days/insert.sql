insert into clockify_day (calendar_day, week_start, iso_week, month_start, starts_at, ends_at, zone)
values (:day, :weekStart, :isoWeek, :monthStart, :startsAt, :endsAt, :zone)
