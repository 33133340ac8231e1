insert into clockify_privacy_key (id, hash_key)
values (1, :value)
