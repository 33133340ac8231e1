delete from clockify_request
where id = :id
  and workspace_id = '?'
