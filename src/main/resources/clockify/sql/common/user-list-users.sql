select id from clockify_user where workspace_id = :workspace_id
union
select user_id from clockify_user_group_member where workspace_id = :workspace_id
union
select user_id from clockify_time_entry where workspace_id = :workspace_id
union
select owner_id from clockify_integration where name = :integration and owner_id is not null
