package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.PageText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A row of the list of integrations.
 *
 * @param active whether it is still in the settings
 * @param help how a problem will be solved: automatically, or by whom
 */
public record IntegrationRow(String name, String path, boolean active, boolean act, Chip chip, String help, String gathers, Strip strip, String checked,
        String synced, String next, String entries, String people) {

    private static final int DAYS = 31;

    static IntegrationRow of(IntegrationStatus one, LocalTimes times) {
        List<WorkspaceStatus> workspaces = one.workspaces();
        Instant synced = workspaces.stream().map(WorkspaceStatus::lastRun).filter(Objects::nonNull)
                .map(WorkspaceStatus.LastRun::startedAt).max(Comparator.naturalOrder()).orElse(null);
        boolean due = workspaces.stream().map(WorkspaceStatus::nextRun).anyMatch(next -> next != null && next.at() == null);
        Instant next = workspaces.stream().map(WorkspaceStatus::nextRun).filter(Objects::nonNull).map(WorkspaceStatus.NextRun::at)
                .filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        return new IntegrationRow(one.name(), "/console/integrations/" + Address.part(one.name()),
                one.state() != IntegrationStatus.State.REMOVED, one.condition().act(), Chip.of(one.condition()),
                help(one), gathers(workspaces), Strip.of(one.lastDays(DAYS, times), times::day), PageText.time(times, one.checkedAt()),
                PageText.time(times, synced), due ? "now" : next == null ? "–" : times.until(next), HumanReadable.number(one.entries()),
                one.people().all() == 0 ? "–" : HumanReadable.number(one.people().matched()) + " of " + HumanReadable.number(one.people().all()));
    }

    private static String help(IntegrationStatus one) {
        return one.condition().act() ? "You need to act." : switch (one.condition().kind().look()) {
            case FAULT, WAIT, BUSY -> "Heals by itself.";
            default -> "";
        };
    }

    /** E.g. {@code 2 workspaces, 3 teams}. */
    static String gathers(List<WorkspaceStatus> workspaces) {
        long teams = workspaces.stream().mapToLong(workspace -> workspace.teams().size()).sum();
        return workspaces.isEmpty() ? "no workspace yet" : HumanReadable.counted(workspaces.size(), "workspace", "workspaces")
                + (teams == 0 ? "" : ", " + HumanReadable.counted(teams, "team", "teams"));
    }
}
