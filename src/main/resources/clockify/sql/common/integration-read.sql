select owner_id, read_at, fingerprint
from clockify_integration
where name = :name
