package io.camelhub.clockify.schedule;

/** What is wrong with the key of an integration, by Clockify's answer; waiting does not mend it. */
public enum KeyFault {
    /** Clockify does not take it. */
    REFUSED,
    /** It sees none of the teams asked for. */
    NO_TEAM,
    /** It does not see all of the teams asked for, or no workspace at all. */
    SOME_TEAMS
}
