package io.camelhub.clockify.cli;

import io.camelhub.clockify.sync.SyncOrder;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;

/** One sync through the routes, from beginning to end, with all waits between; {@code sync} and {@code demo} do it. */
final class Sync {

    private static final String ROUTE = "clockify-sync";

    private final Hub hub;
    private final ShellWords words;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean noWait;

    Sync(Hub hub, ShellWords words, PrintWriter out, PrintWriter err, boolean noWait) {
        this.hub = hub;
        this.words = words;
        this.out = out;
        this.err = err;
        this.noWait = noWait;
    }

    /** Syncs and prints what happened; gives the exit code. */
    int run(SyncOrder order) throws Exception {
        hub.requireRoute(ROUTE);
        SyncTally tally = new SyncTally();
        hub.progress().listen(tally);
        try (SyncScreen screen = screen(); ProducerTemplate template = hub.context().createProducerTemplate()) {
            hub.progress().listen(screen);
            Instant begun = hub.database().now();
            SyncOrder rest = order;
            template.requestBody("direct:" + ROUTE, rest);
            while (!noWait && tally.goesOnAt().isPresent()) {
                tally.waits().forEach(wait -> screen.say(words(wait)));
                sleepUntil(tally.goesOnAt().get());
                rest = new SyncOrder(
                        List.copyOf(tally.waitingIntegrations()),
                        order.reconcile(), order.from(), order.to(), begun, order.confirmDeletions());
                tally.goOn();
                template.requestBody("direct:" + ROUTE, rest);
            }
        }
        tally.print(out);
        tally.printRefused(out, hub.database());
        tally.failures().forEach((integration, message) -> err.println(integration + ": " + Formats.text(message)));
        tally.waits().forEach(wait -> err.println(words(wait)));
        boolean rosterRead = hub.roster().lastRefresh().map(report -> RosterReport.print(report, err)).orElse(true);
        new Unmatched(hub, words).print(out);
        err.flush();
        return tally.failed() || !tally.waits().isEmpty() || !rosterRead ? ExitCode.FAILED : ExitCode.OK;
    }

    private SyncScreen screen() {
        return Boolean.getBoolean("app.terminal") ? new BarScreen(System.err) : new LinesScreen(out);
    }

    private String words(SyncTally.Wait wait) {
        return wait.integration() + (wait.workspace() == null ? "" : " / " + Formats.text(wait.workspace(), 40))
                + ": waits until " + Formats.time(wait.until())
                + " (" + Formats.duration(untilThen(wait.until())) + "): " + Formats.text(wait.reason());
    }

    private void sleepUntil(Instant until) throws InterruptedException {
        Thread.sleep(Math.max(1000, untilThen(until).plusSeconds(1).toMillis()));
    }

    /** Both times are the database's: this machine's clock may be wrong. */
    private Duration untilThen(Instant until) {
        return Duration.between(hub.database().now(), until);
    }
}
