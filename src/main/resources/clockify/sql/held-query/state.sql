select count(*) as entries, max(held_at) as last_at
from clockify_held_deletion
where integration = :integration
