delete from clockify_user
where id = :user
  and workspace_id in (
    select t.workspace_id
    from (select distinct workspace_id from clockify_user where id = :pseudonym) t
  )
