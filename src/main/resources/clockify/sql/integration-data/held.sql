delete from clockify_held_deletion
where integration = :integration
