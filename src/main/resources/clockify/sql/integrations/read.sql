select owner_id, owner_zone, read_at, fingerprint
from clockify_integration
where name = :name
