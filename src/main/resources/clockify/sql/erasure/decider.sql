update clockify_identity
set by_whom = :pseudonym
where by_whom = :text
