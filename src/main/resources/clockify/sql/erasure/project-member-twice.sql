delete from clockify_project_member
where member_id = :user
  and project_id in (
    select t.project_id
    from (select distinct project_id from clockify_project_member where member_id = :pseudonym) t
  )
