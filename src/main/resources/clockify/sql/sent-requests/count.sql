-- The number of counted requests by workspace; '?' for those that count for all.
select r.workspace_id as workspace_id, count(*) as requests
from clockify_request r
where r.sent_at > :kept
  and (r.answered_at > :answered_since or r.answered_at is null and r.sent_at > :since)
  and r.workspace_id <> '-'
group by r.workspace_id
union all
select v.workspace_id, count(*)
from clockify_request r
join clockify_visible_workspace v on v.integration = r.integration
where r.sent_at > :kept
  and (r.answered_at > :answered_since or r.answered_at is null and r.sent_at > :since)
  and r.workspace_id = '-'
group by v.workspace_id
