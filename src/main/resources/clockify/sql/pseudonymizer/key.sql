select hash_key
from clockify_privacy_key
where id = 1
