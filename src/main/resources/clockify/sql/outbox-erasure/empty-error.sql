-- The endpoint may have quoted any of the event's values.
update clockify_outbox_failure
set error = 'removed: it named somebody who was erased'
where seq = :seq
