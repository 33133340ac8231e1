delete from clockify_user_group_member
where user_id = :user
  and id in (
    select t.id
    from (select distinct id from clockify_user_group_member where user_id = :pseudonym) t
  )
