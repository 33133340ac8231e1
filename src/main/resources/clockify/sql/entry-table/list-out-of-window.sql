-- Entries outside of this integration's windows: by their time, or because their users left the selected groups.
select id
from clockify_time_entry
where workspace_id = :workspace_id
  and integration = :integration
  and ended_at is not null
  and deleted_at is null
  and id > :after
  and (
    (started_at < :window_from or started_at >= :window_to)
    and not exists (
      select 1
      from clockify_window
      join clockify_integration_workspace s on s.integration = clockify_window.integration and s.workspace_id = clockify_window.workspace_id
      where clockify_window.integration = :integration
        and clockify_window.workspace_id = :workspace_id
        and clockify_window.scope = :scope
        and clockify_window.left_open is null
        and clockify_window.sight >= s.sight
        and clockify_window.window_from <= clockify_time_entry.started_at
        and clockify_window.window_to > clockify_time_entry.started_at
    )
    or :by_groups = 1
    and user_id not like 'erased-%'
    and user_id not in (
      select clockify_user_group_member.user_id
      from clockify_user_group_member
      where clockify_user_group_member.workspace_id = :workspace_id
        and clockify_user_group_member.id in (:groups)
    )
  )
order by id
limit :rows
