insert into clockify_erased (pseudonym, kind, erased_at)
values (:pseudonym, :kind, :now)
