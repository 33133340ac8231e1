update clockify_identity
set employee_id = :employeeId, how = :how, rule = :rule, email_key = :emailKey, by_whom = :byWhom, since = :now
where source = :source and external_id = :externalId
