insert into clockify_forgotten (pseudonym, kind, forgotten_at)
values (:pseudonym, :kind, :now)
