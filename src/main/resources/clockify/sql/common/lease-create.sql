insert into clockify_lease (workspace_id, token, holder, expires_at)
values (:workspace_id, :token, :holder, :expires_at)
