update clockify_identity_change
set
  external_id = :pseudonym,
  old_rule = case when old_how = 'ignored' then null else old_rule end,
  new_rule = case when new_how = 'ignored' then null else new_rule end
where source = 'clockify' and external_id = :user
