package io.camelhub.clockify.timeline;

import java.util.List;

/**
 * The active employees without any work on some days.
 *
 * @param employees ordered by team and name, at most two thousand
 * @param others the number of further ones
 */
public record LoggedNothing(List<Idle> employees, int others) {

    /**
     * One of them.
     *
     * @param id in the roster
     * @param name in the roster; null where it has none
     * @param team in the roster; null where it has none
     * @param matched whether they are matched with a Clockify user; where they are not, nothing is known of what they did
     * @param timeOff whether they had time off or a holiday in these days
     */
    public record Idle(String id, String name, String team, boolean matched, boolean timeOff) {
    }
}
