-- Without waiting for the disk: if a crash of the database loses it, the request counts as answered a little later.
update clockify_request
set answered_at = :answered_at
from (select set_config('synchronous_commit', 'off', true)) as soon
where id = :id
