select workspace_id, token
from clockify_lease_expiry
where workspace_id in (:workspace_ids)
for update skip locked
