delete from clockify_identity
where source = 'clockify' and external_id = :user
