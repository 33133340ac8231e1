package io.camelhub.clockify.overview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Who works today, and how far the teams of a scope are this week.
 *
 * @param days from Monday to Sunday of this week, in the zone of {@code clockify.day-zone}
 * @param teams by their size, the largest first; active employees without a team are the last
 * @param in who logged work today or has a running timer, by name; only employees
 * @param away whose day is a holiday or time off, in whole or in part, by name
 * @param running the running timers
 * @param employees active ones in the scope
 * @param hasReport whether any work was ever summed up
 * @param staleDays days of workspaces with changes that are not summed yet; 0 for up to date
 */
public record HomeOverview(LocalDate today, List<LocalDate> days, List<TeamWeek> teams, List<Present> in, List<Away> away, Running running,
        int employees, boolean hasReport, int staleDays) {

    public HomeOverview {
        days = List.copyOf(days);
        teams = List.copyOf(teams);
        in = List.copyOf(in);
        away = List.copyOf(away);
    }

    /**
     * A team's hours by day, in seconds.
     *
     * @param team null for the employees without one
     * @param people its active employees
     * @param logged work by day of the week
     * @param expected what was due by day of the week
     */
    public record TeamWeek(String team, int people, List<Long> logged, List<Long> expected) {

        public TeamWeek {
            logged = List.copyOf(logged);
            expected = List.copyOf(expected);
        }
    }

    /**
     * @param name null for none in the roster
     * @param seconds of work today that has ended
     * @param since when their longest running timer started; null for none
     */
    public record Present(String employeeId, String name, String team, long seconds, Instant since) {
    }

    /**
     * @param name null for none in the roster
     * @param seconds of the day that are off; all of a holiday
     */
    public record Away(String employeeId, String name, String team, boolean holiday, boolean wholeDay, long seconds) {
    }

    /**
     * @param timers their number, those of unmatched users included where the scope is everybody
     * @param longestSince null for none
     * @param longestOf the employee's name; null for an unmatched user
     */
    public record Running(int timers, Instant longestSince, String longestOf) {
    }
}
