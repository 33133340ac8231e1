delete from clockify_activity_stale
where id in (
  select older.id
  from (select distinct a.id
    from clockify_activity_stale a
    join clockify_activity_stale b on b.workspace_id = a.workspace_id and b.utc_day = a.utc_day and b.id > a.id
    limit :rows) as older
)
