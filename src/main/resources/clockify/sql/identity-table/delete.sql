delete from clockify_identity
where source = :source and external_id = :externalId
