-- Without waiting for the disk: lost with a crash of the database, the request counts as answered a little later.
update clockify_request
set answered_at = :answered_at
from (select set_config('synchronous_commit', 'off', true)) as soon
where id = :id
