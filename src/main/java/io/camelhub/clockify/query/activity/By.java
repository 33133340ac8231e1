package io.camelhub.clockify.query.activity;

/** What work is summed up by: what each series is one of. */
public enum By {
    TEAM, EMPLOYEE, PROJECT, CLIENT
}
