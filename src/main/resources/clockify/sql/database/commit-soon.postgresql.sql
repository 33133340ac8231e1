set local synchronous_commit to off
