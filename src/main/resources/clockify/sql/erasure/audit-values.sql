update clockify_audit_log
set
  old_values = case when position(:text in old_values) > 0 then 'removed: it named somebody who was erased' else old_values end,
  new_values = case when position(:text in new_values) > 0 then 'removed: it named somebody who was erased' else new_values end,
  error = case when position(:text in error) > 0 then 'removed: it named somebody who was erased' else error end
where position(:text in old_values) > 0
  or position(:text in new_values) > 0
  or position(:text in error) > 0
