delete from clockify_refusal
where integration = :integration
  and request = 'entries'
