select id from clockify_user where workspace_id = :workspace_id and id not like 'erased-%'
union
select user_id from clockify_user_group_member where workspace_id = :workspace_id and user_id not like 'erased-%'
union
select user_id from clockify_time_entry where workspace_id = :workspace_id and user_id not like 'erased-%'
