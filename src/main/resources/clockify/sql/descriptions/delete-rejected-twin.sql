delete from clockify_rejected
where id = :id
  and exists (
    select 1
    from (select distinct id, integration, workspace_id, kind from clockify_rejected where payload_hash = :hash) t
    where t.id <> clockify_rejected.id
      and t.integration = clockify_rejected.integration
      and t.workspace_id = clockify_rejected.workspace_id
      and t.kind = clockify_rejected.kind
  )
