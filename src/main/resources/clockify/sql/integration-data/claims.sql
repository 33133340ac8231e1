delete from clockify_claim
where integration = :integration
