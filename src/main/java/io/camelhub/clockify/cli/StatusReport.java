package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Colours;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.ShellWords;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.Condition.Kind;
import io.camelhub.clockify.query.Condition.Look;
import io.camelhub.clockify.query.Condition;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.IntegrationStatus.State;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.WorkspaceFacts;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Prints the state of integrations and workspaces: a table of all, or the details of one. */
public final class StatusReport {

    /** A workspace's facts with times in UTC. */
    public static final WorkspaceFacts FACTS = new WorkspaceFacts(Formats::time, Formats::day);

    /** How much of what needs somebody is printed. */
    private static final int FIRST = 5;

    private final PrintWriter out;
    private final LocalTimes times;
    private final Colours colours;
    private final WorkspaceFacts facts;

    /** @param times the time zone of all times, printed once */
    StatusReport(PrintWriter out, LocalTimes times, Colours colours) {
        this.out = out;
        this.times = times;
        this.colours = colours;
        this.facts = new WorkspaceFacts(times::time, time -> times.day(LocalDate.ofInstant(time, ZoneOffset.UTC)));
    }

    /** Prints a line per integration, with those that need a person first, and then what they need. */
    void overview(List<IntegrationStatus> integrations, IntegrationsConfig config, ShellWords words) {
        if (integrations.stream().allMatch(one -> one.state() == State.WRONG_SETTINGS && !one.known())) {
            boolean meant = config.problems().stream()
                    .anyMatch(problem -> problem.isError() && problem.property().startsWith("clockify.integration"));
            out.println(meant ? "No integration can be used, see the problems above." : "No integration is set up.");
        }
        if (!integrations.isEmpty()) {
            List<IntegrationStatus> ordered = integrations.stream()
                    .sorted(Comparator.comparing((IntegrationStatus one) -> urgency(one.condition())).thenComparing(IntegrationStatus::name)).toList();
            Table table = new Table("INTEGRATION", "STATE", "LAST SYNC", "NEXT", " ENTRIES", " UNMATCHED", " REJECTED");
            ordered.forEach(one -> table.row(one.name(), painted(one.condition()), lastSync(one), next(one), one.entries(),
                    one.people().all() - one.people().matched(),
                    one.workspaces().stream().mapToLong(workspace -> workspace.entries().rejected()).sum()));
            table.print(out);
            needs("What needs somebody:", ordered, Look.ACT);
            needs("What went wrong, and is tried again by itself:", ordered, Look.FAULT);
            out.println("Times are those of " + times.zone() + ". All that is known of one: " + words.of("status") + " NAME");
        }
        out.flush();
    }

    /** Prints the number and the first of what needs somebody; nothing where nothing does. */
    void attention(AttentionQuery.Items attention) {
        if (attention.count() > 0) {
            out.println();
            out.println(HumanReadable.counted(attention.count(), "thing needs", "things need") + " somebody, the newest first:");
            attention.items().stream().limit(FIRST).forEach(item -> out.println("  " + item.rule() + ": " + Formats.text(who(item) + item.detail())));
            if (attention.count() > FIRST) {
                out.println("  and " + HumanReadable.number(attention.count() - FIRST) + " more: see the view clockify_attention");
            }
        }
        out.flush();
    }

    private static String who(AttentionQuery.Item item) {
        String who = item.employeeName() != null ? item.employeeName() : item.employeeId() != null ? item.employeeId() : item.integration();
        return who == null ? "" : who + ": ";
    }

    /** The order: a person must act, failed, waiting, well, off. */
    private static int urgency(Condition condition) {
        return List.of(Look.ACT, Look.FAULT, Look.WAIT, Look.BUSY, Look.WELL, Look.OFF).indexOf(condition.kind().look());
    }

    /** Prints what a person must do, except for wrong settings, which are printed above. */
    private void needs(String heading, List<IntegrationStatus> integrations, Look look) {
        List<IntegrationStatus> some = integrations.stream().filter(one ->
                one.condition().kind().look() == look && one.condition().kind() != Kind.WRONG_SETTINGS).toList();
        if (!some.isEmpty()) {
            out.println();
            out.println(heading);
            some.forEach(one -> out.println("  " + one.name() + ": " + Formats.text(one.condition().detail())));
            out.println();
        }
    }

    private Table.Painted painted(Condition condition) {
        return new Table.Painted(condition.words(), text -> colours.of(condition.kind().look(), text));
    }

    /** The oldest sync among its workspaces; null where one was never synced. */
    private String lastSync(IntegrationStatus integration) {
        List<Instant> all = integration.workspaces().stream().map(WorkspaceStatus::syncedAt).toList();
        return all.isEmpty() || all.contains(null) ? null : times.time(all.stream().min(Comparator.naturalOrder()).orElseThrow());
    }

    private String next(IntegrationStatus integration) {
        List<WorkspaceStatus.NextRun> runs = integration.workspaces().stream().map(WorkspaceStatus::nextRun).filter(Objects::nonNull).toList();
        return runs.isEmpty() ? null : runs.stream().anyMatch(run -> run.at() == null) ? "at once"
                : times.until(runs.stream().map(WorkspaceStatus.NextRun::at).min(Comparator.naturalOrder()).orElseThrow());
    }

    /** Prints all facts about one integration. */
    void details(IntegrationStatus integration) {
        out.println(integration.name()
                + (integration.ownerEmail() == null ? "" : ", key of " + Formats.text(integration.ownerEmail()))
                + switch (integration.state()) {
                    case ENABLED -> "";
                    case DISABLED -> ": paused";
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
                    + Formats.text(integration.error()) + " (" + times.time(integration.errorAt()) + ")");
        }
        out.println("  people       " + integration.people().matched() + " of " + integration.people().all() + " matched with an employee");
        out.println("  times        are those of " + times.zone());
        integration.workspaces().forEach(workspace -> details(integration.name(), workspace, integration.condition()));
        out.flush();
    }

    /** @param reported a condition whose detail is already printed */
    private void details(String integration, WorkspaceStatus workspace, Condition reported) {
        out.println("  " + Formats.text(workspace.name()) + " (" + Formats.text(workspace.id()) + ")");
        line("state", workspace.condition().equals(reported) ? colours.of(reported.kind().look(), reported.words()) : words(workspace.condition()));
        facts.of(integration, workspace).forEach(fact -> line(fact.label(), fact.words()));
    }

    private String words(Condition condition) {
        return colours.of(condition.kind().look(), condition.words()) + ": " + Formats.text(condition.detail());
    }

    private void line(String what, String words) {
        out.printf("    %-10s %s%n", what, words);
    }
}
