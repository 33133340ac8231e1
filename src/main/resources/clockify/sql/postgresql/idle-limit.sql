set local idle_in_transaction_session_timeout to '30s'
