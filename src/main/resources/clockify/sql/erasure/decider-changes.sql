update clockify_identity_change
set by_whom = :pseudonym
where by_whom = :text
