package io.camelhub.clockify.timeline;

/** What work is summed up by: what each series is one of. */
public enum By {
    TEAM, EMPLOYEE, PROJECT, CLIENT
}
