package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.privacy.Subject;
import io.camelhub.clockify.query.CsvText;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.TypoSuggester;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.TimelineFilter;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "events",
        description = {
            "Show the timeline: what people did, the newest first. It is the view clockify_timeline_event, and asks nothing of Clockify.",
            "Without --to it ends now. Days are those of clockify.day-zone."
        })
public final class EventsCommand extends HubCommand {

    /** Most project names in a suggestion. */
    private static final int FEW = 10;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "Only entries of these integrations. Default: all.")
    private List<String> names = List.of();

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, e.g. 2024-01-31.")
    private LocalDate from;

    @Option(names = "--to", paramLabel = "DATE", description = "The last day.")
    private LocalDate to;

    @Option(names = "--person", paramLabel = "WHO", description = "Only of an employee or a Clockify user: id, e-mail or unique name.")
    private String person;

    @Option(names = "--project", paramLabel = "WHAT", description = "Only of the project of this name, or else of those whose name contains it, in any case.")
    private String project;

    @Option(names = "--client", paramLabel = "NAME", description = "Only for the client of this name, in any case.")
    private String client;

    @Option(names = "--tag", paramLabel = "NAME", description = "Only with the tag of this name, in any case.")
    private String tag;

    @Option(names = "--billable", negatable = true, fallbackValue = "true", arity = "0",
            description = "Only what is billable; with --no-billable only what is not, or of which it is not known.")
    private Boolean billable;

    @Option(names = "--unmatched", description = "Only of Clockify users of whom nobody knows who they are.")
    private boolean unmatched;

    @Option(names = "--running", description = "Only what is still running.")
    private boolean running;

    @Option(names = "--deleted", description = "Only what was deleted in Clockify, and is on the timeline no more.")
    private boolean deleted;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--csv", description = "As CSV, with all columns of the view.")
    private boolean csv;

    @Mixin
    private JsonOutput json;

    @Override
    protected void requireArguments() {
        if (csv && json.isWanted()) {
            throw wrongArguments("write --csv or --json, not both");
        }
        if (limit < 1) {
            throw wrongArguments("--limit is the number of events, 1 or more");
        }
        if (from != null && to != null && to.isBefore(from)) {
            throw wrongArguments("the last day " + to + " is before the first day " + from);
        }
    }

    @Override
    protected int run(Hub hub) {
        SelectedIntegrations.requireKnown(names, hub.integrations());
        TimelineQuery timeline = hub.get(TimelineQuery.class);
        requireProject(timeline);
        ZoneId zone = hub.settings().dayZone();
        Instant end = to == null ? timeline.now() : to.plusDays(1).atStartOfDay(zone).toInstant();
        List<Event> events = timeline.events(new TimelineFilter(PeopleScope.EVERYBODY,
                from == null ? null : from.atStartOfDay(zone).toInstant(), end, Set.copyOf(names),
                person == null ? null : id(hub.get(PeopleQuery.class).meant(person)), null, project, client, tag,
                billable, null, null, unmatched, running, deleted), limit);
        if (csv) {
            out().print(CsvText.of(Event.class, events));
            out().flush();
        } else if (!json.printed(events)) {
            print(events, zone);
        }
        return ExitCode.OK;
    }

    /** Throws for a project name that no project contains, because it is probably misspelled. */
    private void requireProject(TimelineQuery timeline) {
        if (project == null) {
            return;
        }
        List<String> all = timeline.projects();
        String part = project.toLowerCase(Locale.ROOT);
        if (all.stream().noneMatch(name -> name.toLowerCase(Locale.ROOT).contains(part))) {
            Map<String, String> names = new TreeMap<>();
            all.forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
            throw CommandFailedException.wrongInput("there is no project " + Formats.text(project) + ", nor one with that in its name"
                    + new TypoSuggester(names.keySet()).nearest(part).map(nearest -> ": did you mean " + Formats.text(names.get(nearest)) + "?")
                    .orElse(all.isEmpty() ? ": none is known" : "; there are: " + all.stream().limit(FEW).map(Formats::text)
                            .collect(Collectors.joining(", ")) + (all.size() > FEW ? ", ..." : "")));
        }
    }

    private static String id(Subject meant) {
        return meant.isAccount() ? meant.users().get(0).id() : meant.employee().id();
    }

    private void print(List<Event> events, ZoneId zone) {
        if (events.isEmpty()) {
            out().println((deleted ? "Nothing that was deleted." : "No events.") + " What may be the reason: " + words().of("status") + ", or " + words().of("explain") + " PERSON DATE");
            return;
        }
        EventTable.print(events, zone, out());
        if (deleted) {
            out().println("These were deleted in Clockify; when, and what they were: " + words().of("explain") + " ENTRY_ID");
        }
        if (events.size() == limit) {
            out().println("(the latest " + limit + "; --limit shows more)");
        }
    }
}
