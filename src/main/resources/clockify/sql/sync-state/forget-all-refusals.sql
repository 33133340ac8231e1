delete from clockify_refusal
where integration = :integration
