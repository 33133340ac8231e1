select email, name
from clockify_user
where id = :user
