-- a time in the future comes from a clock that was set back since; the request was sent now at the latest
update clockify_request
set sent_at = case when sent_at > :latest then :now else sent_at end,
    answered_at = case when answered_at > :latest then :now else answered_at end
where workspace_id in (:workspace_id, '-', '?')
  and (sent_at > :latest or answered_at > :latest)
