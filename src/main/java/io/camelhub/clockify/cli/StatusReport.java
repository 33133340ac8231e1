package io.camelhub.clockify.cli;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.settings.IntegrationsConfig;
import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** How each integration and workspace stands, by the tables alone. */
final class StatusReport {

    /** As long as a round of reconcile. */
    private static final Duration HEALED = Duration.ofDays(31);

    private final Database database;
    private final Budgets budgets;
    private final Instant now;

    StatusReport(Database database, Budgets budgets) {
        this.database = database;
        this.budgets = budgets;
        this.now = database.now();
    }

    /**
     * Prints a paragraph per integration: those of the settings, and those of which the tables still know.
     *
     * @return whether none of those that are synced failed as a whole
     */
    boolean print(PrintWriter out, IntegrationsConfig listing) {
        Map<String, Integration> wanted = new LinkedHashMap<>();
        listing.integrations().forEach(integration -> wanted.put(integration.name(), integration));
        Map<String, Known> known = known();
        Set<String> names = new TreeSet<>(wanted.keySet());
        names.addAll(known.keySet());
        if (names.isEmpty()) {
            boolean meant = listing.problems().stream()
                    .anyMatch(problem -> problem.isError() && problem.property().startsWith("clockify.integration"));
            out.println(meant ? "No integration can be used, see the problems above." : "No integration is set up.");
        }
        boolean well = true;
        for (String name : names) {
            Known stored = known.get(name);
            out.println(name + heading(wanted.get(name), !listing.problemsOf(name).isEmpty(), stored));
            if (stored == null) {
                boolean wants = wanted.get(name).enabled();
                out.println("  never synced" + (wants ? "; where it stays so: clockify check " + name : ""));
                continue;
            }
            if (stored.error() != null) {
                well &= !wanted.containsKey(name) || !wanted.get(name).enabled();
                out.println("  error        " + Formats.text(stored.error()) + " (" + Formats.time(stored.errorAt()) + ")");
            }
            database.statement("status-workspaces").param("integration", name).query(row -> {
                workspace(out, row, wanted.get(name));
            });
        }
        out.flush();
        return well;
    }

    /** What the tables hold of an integration. */
    private record Known(String ownerEmail, String error, Instant errorAt) {
    }

    private Map<String, Known> known() {
        Map<String, Known> known = new LinkedHashMap<>();
        database.statement("status-integrations").query(row -> {
            known.put(row.getString("name"), new Known(
                    row.getString("owner_email"), row.getString("error"), database.dialect().instant(row, "error_at")));
        });
        return known;
    }

    private static String heading(Integration integration, boolean wrong, Known known) {
        String owner = known == null || known.ownerEmail() == null ? "" : ", key of " + Formats.text(known.ownerEmail());
        if (integration == null) {
            return owner + (wrong ? ": its settings are wrong" : ": no longer in the settings");
        }
        return owner + (integration.enabled() ? "" : ": disabled");
    }

    private void workspace(PrintWriter out, ResultSet row, Integration integration) throws SQLException {
        String id = row.getString("workspace_id");
        String name = row.getString("integration");
        out.println("  " + Formats.text(row.getString("name")) + " (" + Formats.text(id) + ")");
        line(out, "last run", lastRun(row));
        line(out, "next run", nextRun(row, integration));
        if (integration != null && integration.enabled()) {
            Duration every = budgets.every(integration, id);
            if (!every.equals(integration.syncEvery())) {
                line(out, "interval", Formats.duration(every) + " instead of " + Formats.duration(integration.syncEvery())
                        + ", as the request budget is too small for more");
            }
        }
        Coverage coverage = coverage(name, id);
        LocalDate firstDay = row.getObject("backfill_from", LocalDate.class);
        line(out, "coverage", coverage.words(firstDay, now));
        line(out, "verified", coverage.oldestVerifiedAt() == null
                ? "-"
                : "every stretch since " + Formats.time(coverage.oldestVerifiedAt()) + " or later");
        line(out, "read by", ("report".equals(row.getString("reads_by")) ? "report" : "list of each user")
                + " since " + Formats.time(database.dialect().instant(row, "reads_by_since")));
        line(out, "changes", changes(row));
        line(out, "reconciled", Formats.time(database.dialect().instant(row, "reconciled_at")));
        line(out, "healed", healed(name, id));
        line(out, "entries", entries(name, id));
        held(out, name, id);
        line(out, "requests", budgets.words(name, id));
        Refused.lines(database, name, id).forEach(words -> line(out, "refused", words));
        if (row.getString("error") != null) {
            line(out, "error", Formats.text(row.getString("error")));
        }
    }

    private static void line(PrintWriter out, String what, String words) {
        out.printf("    %-10s %s%n", what, words);
    }

    private String lastRun(ResultSet row) throws SQLException {
        Instant started = database.dialect().instant(row, "started_at");
        if (started == null) {
            return "never";
        }
        String outcome = row.getString("outcome");
        return Formats.time(started) + "  " + (outcome == null ? "still running, or killed" : outcome) + ", "
                + Formats.number(row.getInt("requests")) + " requests, "
                + Formats.number(row.getInt("entries_seen")) + " entries seen, "
                + Formats.number(row.getInt("inserted")) + " new, "
                + Formats.number(row.getInt("updated")) + " changed, "
                + Formats.number(row.getInt("deleted")) + " deleted";
    }

    private String nextRun(ResultSet row, Integration integration) throws SQLException {
        if (integration == null || !integration.enabled()) {
            return "none";
        }
        Instant due = database.dialect().instant(row, "due_at");
        String waits = row.getString("waits_for");
        return (due == null || !due.isAfter(now) ? "at the next tick of 'clockify run'" : Formats.time(due))
                + (waits == null ? "" : ", waits: " + Formats.text(waits));
    }

    private String changes(ResultSet row) throws SQLException {
        String way = switch (row.getString("changes_by")) {
            case "feed" -> "by Clockify's change feed";
            case "windows" -> "by reading the last days again, as Clockify refuses its change feed";
            default -> "not asked for yet";
        };
        return way + ", since " + Formats.time(database.dialect().instant(row, "changes_by_since"));
    }

    private String healed(String integration, String workspace) {
        return database.statement("status-healed")
                .param("integration", integration)
                .param("workspace", workspace)
                .param("since", database.bind(now.minus(HEALED)))
                .query((row, index) -> row.getLong("healed") == 0
                        ? "nothing in the last " + HEALED.toDays() + " days"
                        : Formats.number(row.getLong("healed")) + " entries in the last " + HEALED.toDays() + " days, last in the run of "
                                + Formats.time(database.dialect().instant(row, "healed_at")))
                .single();
    }

    private void held(PrintWriter out, String integration, String workspace) {
        database.statement("status-held").param("integration", integration).param("workspace", workspace).query(row -> {
            line(out, "held back", Formats.number(row.getLong("entries")) + " deletions since "
                    + Formats.time(database.dialect().instant(row, "held_at")) + ": " + Formats.text(row.getString("reason"))
                    + "; if they are right: clockify sync " + integration + " --confirm-deletions");
        });
    }

    private Coverage coverage(String integration, String workspace) {
        return new Coverage(database.statement("status-windows")
                .param("integration", integration)
                .param("workspace", workspace)
                .query((row, index) -> new Coverage.Whole(
                        row.getString("scope"),
                        database.dialect().instant(row, "window_from"),
                        database.dialect().instant(row, "window_to"),
                        database.dialect().instant(row, "verified_at")))
                .list());
    }

    private String entries(String integration, String workspace) {
        long rejected = database.statement("status-rejected")
                .param("integration", integration)
                .param("workspace", workspace)
                .query(Long.class)
                .single();
        return database.statement("status-entries")
                .param("workspace", workspace)
                .query((row, index) -> Formats.number(row.getLong("entries") - row.getLong("deleted")) + ", of them "
                        + Formats.number(row.getLong("running")) + " running; "
                        + Formats.number(row.getLong("deleted")) + " deleted in Clockify, "
                        + Formats.number(rejected) + " rejected")
                .single();
    }
}
