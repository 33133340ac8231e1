merge into clockify_identity (source, external_id, employee_id, how, rule, email_key, by_whom, since)
key (source, external_id)
values (:source, :externalId, :employeeId, :how, :rule, :emailKey, :byWhom, :now)
