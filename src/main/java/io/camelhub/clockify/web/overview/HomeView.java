package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.web.page.Frame;
import java.util.List;

/**
 * The view of the home page.
 *
 * @param about the day and the zone
 * @param attention what needs somebody, the newest first
 * @param moreAttention the number of further ones
 * @param unwell integrations that are not well; empty for others than admins
 * @param steps null for others than admins, and where all are done
 * @param nobody why there is nobody to show; null where there is
 * @param running the running timers in words
 * @param stale a message about sums in progress; null for none
 * @param moreTeams the number of teams that are left out
 */
public record HomeView(Frame frame, String about, List<AttentionLine> attention, int moreAttention, List<Unwell> unwell, FirstSteps steps, String nobody,
        Group in, Group away, String running, String runningHref, List<TeamBars> teams, int moreTeams, String stale) {

    /** An integration with its condition, as in the list of integrations. */
    public record Unwell(String name, String href, String style, String sign, String words, String detail, String help) {
    }

    /**
     * People of today.
     *
     * @param more the number of further ones
     */
    public record Group(int size, List<Person> people, int more) {
    }

    /** @param team null for none, as the note */
    public record Person(String name, String href, String team, String note) {
    }
}
