package io.camelhub.clockify.schedule;

/** A fault of an integration's key, by Clockify's answer, which waiting does not solve. */
public enum KeyFault {
    /** Clockify refuses it. */
    REFUSED,
    /** It sees none of the teams in the settings. */
    NO_TEAM,
    /** It does not see all of the teams in the settings, or sees no workspace. */
    SOME_TEAMS
}
