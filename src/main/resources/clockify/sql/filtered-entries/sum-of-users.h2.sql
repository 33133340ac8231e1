-- The index finds each user's time range; for an SQL list, H2 would read all entries of the users.
select count(*) as events, coalesce(sum(e.duration_seconds), 0) as seconds, count(*) - count(e.ended_at) as running
from unnest(:ids) as u (id)
join clockify_time_entry e on e.user_id = u.id
where e.started_at >= :from
and e.started_at < :to
and e.deleted_at is null
and /* filter */ true
