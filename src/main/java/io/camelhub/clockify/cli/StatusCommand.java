package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.SelectedIntegrations;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.MatchResult;
import io.camelhub.clockify.people.Person;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.OutboxQuery.Outbox;
import io.camelhub.clockify.query.OutboxQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.settings.IntegrationsConfig;
import io.camelhub.clockify.settings.SettingProblem;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "status",
        description = {
            "Show from the tables how the integrations stand: a line each, what needs somebody first; with names, all that is known of them.",
            "Asks nothing of Clockify.",
            "Exit code 1 where an integration failed, was refused, sees too little, or is late by two intervals."
        })
public final class StatusCommand extends HubCommand {

    /** How much of what needs somebody is in the document of {@code --json}, at most. */
    private static final int LISTED = 100;

    @Parameters(paramLabel = "NAME", arity = "0..*", description = "All that is known of these integrations. Default: a line each.")
    private List<String> names = List.of();

    @Mixin
    private JsonOutput json;

    private IntegrationsConfig config;

    /** The document of {@code --json}. */
    private record Shown(List<SettingProblem> settingsProblems, List<IntegrationStatus> integrations, MatchResult people, Outbox outbox,
            AttentionQuery.Items attention) {
    }

    @Override
    protected void prepare(Hub hub) {
        config = hub.integrations();
        SelectedIntegrations.printProblems(config, err());
    }

    @Override
    protected int run(Hub hub) {
        StatusQuery status = hub.get(StatusQuery.class);
        List<IntegrationStatus> all = status.integrations(config);
        // an integration that is no longer in the settings can be named too
        Set<String> known = all.stream().map(IntegrationStatus::name).collect(Collectors.toSet());
        SelectedIntegrations.requireKnown(names.stream().filter(name -> !known.contains(name)).toList(), config);
        List<IntegrationStatus> shown = names.isEmpty() ? all : all.stream().filter(one -> names.contains(one.name())).toList();
        MatchResult people = hub.get(PeopleQuery.class).summary();
        Outbox outbox = hub.get(OutboxQuery.class).outbox();
        AttentionQuery.Items attention = hub.get(AttentionQuery.class).items(PeopleScope.EVERYBODY, true, LISTED);
        if (!json.printed(new Shown(config.problems(), shown, people, outbox, attention))) {
            StatusReport report = new StatusReport(out(), status.times(), colours());
            if (names.isEmpty()) {
                report.overview(shown, config, words());
                UnmatchedReport.summary(people, words(), out());
            } else {
                shown.forEach(report::details);
                UnmatchedReport.print(seen(hub, people), words(), out());
            }
            print(outbox, status.times());
            report.attention(attention);
        }
        boolean well = shown.stream().allMatch(integration -> integration.health().isWell());
        boolean wrong = names.isEmpty() ? config.hasErrors()
                : names.stream().flatMap(name -> config.problemsOf(name).stream()).anyMatch(SettingProblem::isError);
        return wrong ? ExitCode.USAGE : well ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** The match result with the unmatched users that the integrations see. */
    private MatchResult seen(Hub hub, MatchResult people) {
        Set<String> visible = names.stream().flatMap(name -> hub.get(PeopleQuery.class).list(true, name).stream()).map(Person::userId)
                .collect(Collectors.toSet());
        return new MatchResult(people.matched(), people.byRule(), people.ignored(),
                people.unmatched().stream().filter(user -> visible.contains(user.userId())).toList(),
                people.changed(), people.conflicts(), people.rosterIsEmpty());
    }

    private void print(Outbox outbox, LocalTimes times) {
        if (outbox.late()) {
            out().println("Events wait for clockify.events.uri since " + times.time(outbox.dueSince()) + "; see: " + words().of("outbox", "list"));
        }
        if (outbox.setAside() > 0) {
            out().println(HumanReadable.counted(outbox.setAside(), "event is", "events are") + " set aside, as clockify.events.uri does not take "
                    + (outbox.setAside() == 1 ? "it" : "them") + ": " + Formats.text(outbox.aside().get(0).error(), 200)
                    + "; see: " + words().of("outbox", "list"));
        }
    }
}
