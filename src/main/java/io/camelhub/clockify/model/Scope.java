package io.camelhub.clockify.model;

import java.time.Instant;
import java.util.Set;

/**
 * Which new entries an integration stores in a workspace.
 *
 * @param everybody whether all users' entries are stored
 * @param members otherwise, the ids of the users in the user groups of the settings
 * @param from the first instant to fetch
 */
@Decision
public record Scope(boolean everybody, Set<String> members, Instant from) {

    /** Why an entry is not stored; null where it is. A running timer has no lower limit of its start. */
    public Reason keptOut(String userId, Instant startedAt, boolean running) {
        if (!everybody && !members.contains(userId)) {
            return Reason.NOT_IN_TEAMS;
        }
        return running || !startedAt.isBefore(from) ? null : Reason.BEFORE_FIRST_DAY;
    }
}
