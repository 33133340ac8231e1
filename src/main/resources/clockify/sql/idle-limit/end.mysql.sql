set session wait_timeout = @clockify_wait_timeout
