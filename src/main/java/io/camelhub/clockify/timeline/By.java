package io.camelhub.clockify.timeline;

/** The dimension of activity series. */
public enum By {
    TEAM, EMPLOYEE, PROJECT, CLIENT
}
