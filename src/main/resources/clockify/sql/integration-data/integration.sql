delete from clockify_integration
where name = :integration
