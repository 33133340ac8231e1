package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.CheckKey.Answer;
import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.query.KeyView.Synced;
import io.camelhub.clockify.query.KeyView;
import io.camelhub.clockify.settings.Integration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what a key can see, and its problems. */
public final class KeyReport {

    private final PrintWriter out;
    private final PrintWriter err;

    public KeyReport(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * The result of checking a key.
     *
     * @param answer whether Clockify answered just now; otherwise {@code key} is the stored state
     */
    record Checked(String integration, Answer answer, List<String> problems, KeyView key) {

        static Checked of(Integration integration, CheckKey.Result result, KeyView key) {
            List<String> problems = new ArrayList<>(result.answer() == Answer.REFUSED ? List.of() : lacks(key));
            problems.addAll(result.problems());
            for (KeyView.Workspace workspace : result.answer() == Answer.REFUSED ? List.<KeyView.Workspace>of() : key.workspaces()) {
                if (workspace.synced() != Synced.NONE && result.answer() == Answer.GIVEN) {
                    workspace.leftOpen().forEach(words -> problems.add(workspace.name() + ": " + words));
                    workspace.refused().stream().filter(refused -> !refused.isOfPeople())
                            .forEach(refused -> problems.add(workspace.name() + ": " + StatusReport.FACTS.refused(refused)));
                }
            }
            return new Checked(integration.name(), result.answer(), problems, key);
        }
    }

    /** The workspaces where a key does not see everybody's entries. */
    public static List<String> lacks(KeyView key) {
        return key.lacks().stream().map(lack -> "the key " + lack).toList();
    }

    void print(Integration integration, Checked checked) {
        KeyView key = checked.key();
        boolean remembered = checked.answer() == Answer.NOT_NOW && !key.workspaces().isEmpty();
        out.println();
        if (checked.answer() == Answer.GIVEN || remembered) {
            out.println(checked.integration() + ": " + owner(key)
                    + (remembered ? "; what follows is what was seen before, as Clockify could not be asked now" : ""));
            print(integration, key);
        } else {
            out.println(checked.integration() + ":");
        }
        out.flush();
        checked.problems().forEach(
                problem -> err.println("  Problem with " + checked.integration() + ": " + Formats.text(problem)));
        err.flush();
    }

    private static String owner(KeyView key) {
        return key.ownerEmail() == null && key.ownerZone() == null ? "key of an unknown owner"
                : "key of " + Formats.text(key.ownerEmail()) + ", time zone " + Formats.text(key.ownerZone());
    }

    /** Prints the visible workspaces and user groups. */
    public void print(Integration integration, KeyView key) {
        if (key.workspaces().isEmpty()) {
            return;
        }
        Table table = new Table("WHAT", "NAME", "ID", "PLAN", "KEY OWNER'S ROLE", " USERS", "REQUESTS", "SYNCED");
        for (KeyView.Workspace workspace : key.workspaces()) {
            table.row(
                    "workspace",
                    Formats.text(workspace.name(), 40),
                    workspace.id(),
                    workspace.plan() == null ? "unknown" : workspace.plan(),
                    workspace.ownerRole(),
                    workspace.synced() == Synced.NONE ? "-" : Integer.toString(workspace.users()),
                    StatusReport.FACTS.requests(workspace.requests()),
                    switch (workspace.synced()) {
                        case ALL -> "yes";
                        case GROUPS -> "groups";
                        case NONE -> "no";
                    });
            workspace.groups().forEach(group -> table.row("user group", Formats.text(group.name(), 40), group.id(), "", "",
                    Integer.toString(group.users()), "", group.synced() ? "yes" : "no"));
        }
        table.print(out, "  ");
        if (key.workspaces().stream().anyMatch(KeyView.Workspace::syncedAsFree)) {
            out.println("  A workspace on the Free plan, or on an unknown one, may be asked "
                    + Plan.FREE_REQUESTS_PER_HOUR + " times an hour: a first sync takes several hours there.");
        }
        if (integration.teamIds().isEmpty()) {
            out.println("  To sync less, write ids from this table into clockify.integrations." + integration.name()
                    + ".team-ids, separated by commas.");
        }
    }
}
