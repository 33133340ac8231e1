package io.camelhub.clockify.model;

import java.time.Instant;
import java.util.Set;

/**
 * Which new entries an integration takes of a workspace.
 *
 * @param everybody whether it is asked for everybody's
 * @param members else ids of the users in the user groups asked for
 * @param from the first instant to fetch
 */
@Decision
public record Scope(boolean everybody, Set<String> members, Instant from) {

    /** Why an entry is not taken; null where it is. */
    public Reason keptOut(String userId, Instant startedAt, boolean running) {
        if (!everybody && !members.contains(userId)) {
            return Reason.NOT_IN_TEAMS;
        }
        return running || !startedAt.isBefore(from) ? null : Reason.BEFORE_FIRST_DAY;
    }
}
