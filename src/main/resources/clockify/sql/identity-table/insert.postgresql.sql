insert into clockify_identity (source, external_id, employee_id, how, rule, email_key, by_whom, since)
values (:source, :externalId, :employeeId, :how, :rule, :emailKey, :byWhom, :now)
on conflict (source, external_id) do nothing
