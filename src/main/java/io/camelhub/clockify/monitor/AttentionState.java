package io.camelhub.clockify.monitor;

/** What a message says about something that needs somebody. */
enum AttentionState { BEGINS, ENDS }
