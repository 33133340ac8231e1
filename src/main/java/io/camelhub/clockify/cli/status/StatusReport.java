package io.camelhub.clockify.cli.status;

import io.camelhub.clockify.cli.output.Formats;
import io.camelhub.clockify.query.state.Condition;
import io.camelhub.clockify.query.state.Coverage;
import io.camelhub.clockify.query.state.Health;
import io.camelhub.clockify.query.state.IntegrationStatus;
import io.camelhub.clockify.query.state.IntegrationStatus.State;
import io.camelhub.clockify.query.RefusalQuery;
import io.camelhub.clockify.query.state.WorkspaceStatus;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.sync.request.RequestBudget;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How each integration and workspace stands, in words. */
public final class StatusReport {

    private final PrintWriter out;

    StatusReport(PrintWriter out) {
        this.out = out;
    }

    /** Prints a paragraph an integration. */
    void print(List<IntegrationStatus> integrations, IntegrationsConfig config) {
        if (integrations.stream().allMatch(one -> one.state() == State.WRONG_SETTINGS && !one.known())) {
            boolean meant = config.problems().stream()
                    .anyMatch(problem -> problem.isError() && problem.property().startsWith("clockify.integration"));
            out.println(meant ? "No integration can be used, see the problems above." : "No integration is set up.");
        }
        integrations.forEach(this::print);
        out.flush();
    }

    private void print(IntegrationStatus integration) {
        out.println(integration.name()
                + (integration.ownerEmail() == null ? "" : ", key of " + Formats.text(integration.ownerEmail()))
                + switch (integration.state()) {
                    case ENABLED -> "";
                    case DISABLED -> ": disabled";
                    case WRONG_SETTINGS -> ": its settings are wrong";
                    case REMOVED -> ": no longer in the settings";
                });
        out.println("  state        " + words(integration.condition()));
        if (!integration.known()) {
            out.println("  never synced" + (integration.state() == State.ENABLED
                    ? "; where it stays so: clockify check " + integration.name() : ""));
        }
        if (integration.error() != null && !integration.condition().detail().contains(integration.error())) {
            out.println("  " + (integration.health().level() == Health.Level.REFUSED ? "refused" : "error  ") + "      "
                    + Formats.text(integration.error()) + " (" + Formats.time(integration.errorAt()) + ")");
        }
        integration.workspaces().forEach(workspace -> print(integration.name(), workspace, integration.condition()));
    }

    /** @param told a condition of which the detail was printed */
    private void print(String integration, WorkspaceStatus workspace, Condition told) {
        out.println("  " + Formats.text(workspace.name()) + " (" + Formats.text(workspace.id()) + ")");
        line("state", workspace.condition().equals(told) ? told.words() : words(workspace.condition()));
        line("last run", lastRun(workspace.lastRun()));
        line("next run", nextRun(workspace.nextRun()));
        WorkspaceStatus.Interval interval = workspace.interval();
        if (interval != null && !interval.possible().equals(interval.wanted())) {
            line("interval", Formats.duration(interval.possible()) + " instead of " + Formats.duration(interval.wanted())
                    + ", as the request budget is too small for more");
        }
        Coverage coverage = workspace.coverage();
        line("coverage", coverage(coverage));
        line("verified", coverage.oldestVerifiedAt() == null
                ? "-" : "every stretch since " + Formats.time(coverage.oldestVerifiedAt()) + " or later");
        line("read by", (workspace.readBy() == WorkspaceStatus.ReadBy.REPORT ? "report" : "list of each user")
                + " since " + Formats.time(workspace.readBySince()));
        line("changes", switch (workspace.changesBy()) {
            case FEED -> "by Clockify's change feed";
            case WINDOWS -> "by reading the last days again, as Clockify refuses its change feed";
            case UNKNOWN -> "not asked for yet";
        } + ", since " + Formats.time(workspace.changesBySince()));
        line("reconciled", Formats.time(workspace.reconciledAt()));
        line("healed", healed(workspace.healed()));
        WorkspaceStatus.Entries entries = workspace.entries();
        line("entries", Formats.number(entries.current()) + ", of them " + Formats.number(entries.running()) + " running; "
                + Formats.number(entries.deleted()) + " deleted in Clockify, " + Formats.number(entries.rejected()) + " rejected");
        workspace.heldDeletions().forEach(held -> line("held back", Formats.counted(held.entries(), "deletion", "deletions") + " since "
                + Formats.time(held.since()) + ": " + Formats.text(held.reason())
                + "; if they are right: clockify sync " + integration + " --confirm-deletions"));
        line("requests", requests(workspace.requests()));
        workspace.refused().forEach(refused -> line("refused", words(refused)));
        if (workspace.error() != null && !workspace.condition().detail().contains(workspace.error())) {
            line("error", Formats.text(workspace.error()));
        }
    }

    private static String words(Condition condition) {
        return condition.words() + ": " + Formats.text(condition.detail());
    }

    private void line(String what, String words) {
        out.printf("    %-10s %s%n", what, words);
    }

    private static String lastRun(WorkspaceStatus.LastRun run) {
        return run == null ? "never" : Formats.time(run.startedAt()) + "  "
                + switch (run.outcome()) {
                    case RUNNING -> "still running";
                    case KILLED -> "its process ended before it did";
                    default -> run.outcome().name().toLowerCase(Locale.ROOT);
                }
                + ", " + Formats.counted(run.requests(), "request", "requests") + ", "
                + Formats.counted(run.entriesSeen(), "entry", "entries") + " seen, "
                + Formats.number(run.inserted()) + " new, " + Formats.number(run.updated()) + " changed, "
                + Formats.number(run.deleted()) + " deleted";
    }

    private static String nextRun(WorkspaceStatus.NextRun run) {
        return run == null ? "none" : (run.at() == null ? "at the next tick of 'clockify run'" : Formats.time(run.at()))
                + (run.waitsFor() == null ? "" : ", waits: " + Formats.text(run.waitsFor()));
    }

    private static String healed(WorkspaceStatus.Healed healed) {
        String within = " in the last " + healed.within().toDays() + " days";
        return healed.entries() == 0 ? "nothing" + within : Formats.counted(healed.entries(), "entry", "entries") + within
                + ", last in the run of " + Formats.time(healed.lastAt());
    }

    /** E.g. {@code 2025-11-23 to 2026-12-24, without a gap}. */
    static String coverage(Coverage coverage) {
        if (coverage.oldestVerifiedAt() == null) {
            return "nothing yet; wanted from " + coverage.firstDay();
        }
        List<Coverage.Gap> gaps = coverage.gaps();
        if (gaps.isEmpty()) {
            return coverage.firstDay() + " to " + Formats.day(coverage.end()) + ", without a gap";
        }
        return coverage.daysRead() + " of " + coverage.days() + " days; still to read: "
                + gaps.stream().limit(3)
                        .map(gap -> Formats.day(gap.from()) + " to " + (gap.untilNow() ? "now" : Formats.day(gap.to())))
                        .collect(Collectors.joining(", "))
                + (gaps.size() > 3 ? " and " + (gaps.size() - 3) + " more" : "");
    }

    /** What is refused, why, and what that costs. */
    public static String words(RefusalQuery.Refused refused) {
        return refused.request() + ": " + Formats.text(refused.reason()) + " (since " + Formats.time(refused.since()) + "); "
                + refused.cost() + ", and it is tried again " + (refused.daily() ? "daily" : "at the next sync");
    }

    /** E.g. {@code 30 of 30 an hour, next possible 2026-11-23 14:30Z}. */
    static String requests(RequestBudget.Usage usage) {
        return usage.limit() == null ? usage.used() + " in the last hour" : usage.used() + " of " + usage.limit() + " an hour"
                + (usage.nextPossible() == null ? "" : ", next possible " + Formats.time(usage.nextPossible()));
    }
}
