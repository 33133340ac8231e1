select count(*)
from clockify_held_deletion
where :all = 1
  or integration in (:integrations)
