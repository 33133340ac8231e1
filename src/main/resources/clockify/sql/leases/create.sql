insert into clockify_lease (workspace_id, token)
values (:workspace_id, :token)
