package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.SyncNow;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.query.EntryChange;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.run.SyncOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sync",
        description = {
            "Sync once, everything that is still to be fetched included.",
            "Where Clockify's limits make it wait, it says until when, and resumes by itself."
        })
public final class SyncCommand extends HubCommand {

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only these integrations. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--no-wait", description = "End where it would have to wait, with exit code 1.")
    private boolean noWait;

    @Option(names = "--reconcile", description = "Read again what is stored, and compare.")
    private boolean reconcile;

    @Option(names = "--from", paramLabel = "DATE", description = "With --reconcile or --person: the first day, UTC, e.g. 2024-01-31.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "With --reconcile or --person: the last day, UTC.")
    private LocalDate to;

    @Option(
            names = "--confirm-deletions",
            description = "Let go on what was held back because so much would have been deleted; see 'clockify status'.")
    private boolean confirmDeletions;

    @Option(names = "--entry", paramLabel = "ID", description = "Read only this time entry again, and say what changed. May be repeated.")
    private List<String> entries = List.of();

    @Option(
            names = "--person",
            paramLabel = "WHO",
            description = "Read only the entries of an employee or a Clockify user again, and say what changed: id, e-mail or unique name. "
                    + "Without days, of the last reconcile-days.")
    private String person;

    private SelectedIntegrations selected;

    @Override
    protected HubRoutes routes() {
        return HubRoutes.ALL;
    }

    @Override
    protected void prepare(Hub hub) {
        selected = SelectedIntegrations.of(names, hub.settings(), invocation(), false, err());
    }

    @Override
    protected int run(Hub hub) throws Exception {
        List<String> users = person == null ? List.of()
                : hub.get(PeopleQuery.class).meant(person).users().stream().map(UserRow::id).toList();
        if (person != null && users.isEmpty()) {
            throw CommandFailedException.wrongInput("no Clockify user is matched with " + person + ", so that there is nothing to read");
        }
        ExplainQuery explain = hub.get(ExplainQuery.class);
        Instant since = explain.now();
        SyncResult result;
        try (SyncScreen screen = SyncScreen.of(out())) {
            result = hub.get(SyncNow.class).run(what(selected.named(), users), order(), !noWait, screen);
        }
        int code = SyncReport.print(result, hub, words(), out(), err());
        if (selects()) {
            List<String> unknown = entries.stream().filter(id -> explain.entry(id, List.of()).entry() == null).toList();
            print(explain.since(since, entries, users), unknown);
            code = unknown.isEmpty() ? code : Math.max(code, ExitCode.SOFTWARE);
        }
        return selected.problems() ? ExitCode.USAGE : code;
    }

    @Override
    protected void requireArguments() {
        what(names, List.of());
    }

    private boolean selects() {
        return person != null || !entries.isEmpty();
    }

    /** @param unknown ids of entries that are still not stored */
    private void print(List<EntryChange> changes, List<String> unknown) {
        changes.forEach(change -> out().println(change.entryId() + " " + ChangeWords.of(change)));
        entries.stream().filter(id -> changes.stream().noneMatch(change -> change.entryId().equals(id)))
                .forEach(id -> out().println(Formats.text(id) + (unknown.contains(id) ? " is not there: no key shows it" : " did not change") + "; what there is to say of it: " + words().of("explain", id)));
        if (changes.isEmpty() && entries.isEmpty()) {
            out().println("Nothing changed.");
        }
        out().flush();
    }

    private SyncOrder what(List<String> names, List<String> users) {
        if (!reconcile && person == null && (from != null || to != null)) {
            throw CommandFailedException.wrongInput("--from and --to need --reconcile or --person");
        }
        if (reconcile && selects()) {
            throw CommandFailedException.wrongInput("--entry and --person read some entries again, and --reconcile all: write one of them");
        }
        entries.stream().filter(id -> !Text.isClockifyId(id)).findFirst().ifPresent(id -> {
            throw CommandFailedException.wrongInput("--entry: '" + id + "' is no id of a time entry, which is 24 digits and letters from a to f");
        });
        try {
            return new SyncOrder(names, reconcile, from, to, null, confirmDeletions, entries, users);
        } catch (IllegalArgumentException e) {
            throw CommandFailedException.wrongInput(e.getMessage(), e);
        }
    }
}
