insert into clockify_identity (source, external_id, employee_id, how, rule, email_key, by_whom, since)
values (:source, :externalId, :employeeId, :how, :rule, :emailKey, :byWhom, :now)
on duplicate key update external_id = values(external_id)
