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
     * An employee without any work.
     *
     * @param id in the roster
     * @param name in the roster; null for none
     * @param team in the roster; null for none
     * @param matched whether they have a Clockify user; otherwise their work is not known
     * @param timeOff whether they had time off or a holiday on these days
     */
    public record Idle(String id, String name, String team, boolean matched, boolean timeOff) {
    }
}
