update clockify_identity_change
set external_id = :pseudonym
where source = 'clockify' and external_id = :user
