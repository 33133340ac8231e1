update clockify_integration_workspace
set judged_owner_id = :pseudonym
where judged_owner_id = :user
