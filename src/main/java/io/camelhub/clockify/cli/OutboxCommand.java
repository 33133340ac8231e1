package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.cli.hub.TerminalBar;
import io.camelhub.clockify.command.ReplayEvents;
import io.camelhub.clockify.command.RetryEvents;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.OutboxQuery.Outbox;
import io.camelhub.clockify.query.OutboxQuery;
import io.camelhub.clockify.timeline.TimelineQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify outbox}: commands on events that wait for clockify.events.uri. */
@Command(
        name = "outbox",
        description = "The events that wait until clockify.events.uri takes them; outbox.md describes it.",
        subcommands = {
            OutboxCommand.ListEvents.class,
            OutboxCommand.Retry.class,
            OutboxCommand.Replay.class
        })
public final class OutboxCommand extends CliCommand.Group {

    @Command(name = "list", description = "Show how many events wait, and those that were refused while others were taken, in their order.")
    static final class ListEvents extends HubCommand {

        @Mixin
        private JsonOutput json;

        @Override
        protected int run(Hub hub) {
            Outbox outbox = hub.get(OutboxQuery.class).outbox();
            if (json.printed(outbox)) {
                return ExitCode.OK;
            }
            Table table = new Table("EVENT", "TYPE", "KEY", " TRIES", "ERROR", "SET ASIDE", " BEHIND IT");
            outbox.events().forEach(event -> table.row(
                    event.id(),
                    event.type(),
                    Formats.text(event.key()),
                    event.tries(),
                    Formats.text(event.error(), 80),
                    event.setAsideAt() == null ? "no" : Formats.time(event.setAsideAt()),
                    event.behind()));
            if (!table.isEmpty()) {
                table.print(out());
            }
            out().println(HumanReadable.counted(outbox.waiting(), "event waits", "events wait")
                    + (outbox.oldestAt() == null ? "" : ", the first since " + Formats.time(outbox.oldestAt()))
                    + (outbox.setAside() == 0 ? "" : "; set aside: " + outbox.setAside()));
            return ExitCode.OK;
        }
    }

    @Command(name = "retry", description = {
        "Have refused events sent again, also those that are set aside, and what waits behind them.",
        "The hub that sends events does so within seconds."
    })
    static final class Retry extends HubCommand {

        @Parameters(paramLabel = "ID", arity = "0..*", description = "Only these events, by the id that 'outbox list' shows.")
        private List<String> ids = List.of();

        @Option(names = "--all", description = "All events that were refused.")
        private boolean all;

        @Override
        protected void requireArguments() {
            if (ids.isEmpty() != all) {
                throw wrongArguments("say which events: their ids, or --all");
            }
        }

        @Override
        protected int run(Hub hub) {
            int retried = hub.get(RetryEvents.class).run(ids, order());
            out().println(HumanReadable.counted(retried, "event is", "events are") + " sent again");
            return ExitCode.OK;
        }
    }

    @Command(name = "replay", description = {
        "Have the time entries of some days, and the rows of streams that changed last in them, sent again as the tables hold them,",
        "marked with ce_replay: for somebody new who listens.",
        "They wait behind what waits already. Days are those of clockify.day-zone; an entry is of the day of its start."
    })
    static final class Replay extends HubCommand {

        @Option(names = "--from", paramLabel = "DATE", required = true, description = "The first day, e.g. 2024-01-31.")
        private LocalDate from;

        @Option(names = "--to", paramLabel = "DATE", description = "The last day. Default: today.")
        private LocalDate to;

        @Override
        protected void requireArguments() {
            if (to != null && to.isBefore(from)) {
                throw wrongArguments("the last day " + to + " is before the first day " + from);
            }
        }

        @Override
        protected int run(Hub hub) {
            ZoneId zone = hub.settings().dayZone();
            Instant end = to == null ? hub.get(TimelineQuery.class).now() : to.plusDays(1).atStartOfDay(zone).toInstant();
            try (TerminalBar progress = new TerminalBar("Adding", "events")) {
                long events = hub.get(ReplayEvents.class).run(from.atStartOfDay(zone).toInstant(), end, order(), progress::at);
                out().println(HumanReadable.counted(events, "event waits", "events wait") + " to be sent again");
            }
            return ExitCode.OK;
        }
    }
}
