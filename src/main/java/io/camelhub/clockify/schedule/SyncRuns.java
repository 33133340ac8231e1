package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.entries.PageCounts;
import io.camelhub.clockify.entries.PageDiff;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.KeyRefusedException;
import io.camelhub.clockify.http.TooManyRequestsException;
import io.camelhub.clockify.run.BudgetExhaustedException;
import io.camelhub.clockify.run.LeaseHeldException;
import io.camelhub.clockify.run.LeaseLostException;
import io.camelhub.clockify.run.Leases;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Progress;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.RequestLimits;
import io.camelhub.clockify.run.RunEnd;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.WaitsOn;
import io.camelhub.clockify.run.YieldRequestedException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Begins and ends the runs of workspaces. */
public final class SyncRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRuns.class);

    /** The turn of a scheduled run, after which it yields to other workspaces; its rest is sent behind theirs. */
    private static final Duration TURN = Duration.ofSeconds(45);

    private final Database database;
    private final ClockifySettings settings;
    private final Integrations integrations;
    private final Leases leases;
    private final RequestLimits limits;
    private final Progress progress;
    private final OptionalRequests optional;
    private final Prefetch ahead;
    private final IntegrationFaults faults;
    private final Consumer<SyncRun> leaveOpen;
    private final SyncRunTable table;
    private final FaultText texts;
    private final Pauses pauses = new Pauses();
    /** The ids of the runs of this process that have not ended. */
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

    public SyncRuns(
            Database database, ClockifySettings settings, Integrations integrations, Leases leases, RequestLimits limits,
            Progress progress, OptionalRequests optional, Prefetch ahead, ObjectMapper json, IntegrationFaults faults,
            Consumer<SyncRun> leaveOpen) {
        this.database = database;
        this.settings = settings;
        this.integrations = integrations;
        this.leases = leases;
        this.limits = limits;
        this.progress = progress;
        this.optional = optional;
        this.ahead = ahead;
        this.faults = faults;
        this.leaveOpen = leaveOpen;
        this.table = new SyncRunTable(database, json);
        this.texts = new FaultText(database);
    }

    /**
     * Begins a run, which ends when the exchange leaves the route that began it, and at the latest when the exchange is done, whatever a step of
     * the host did.
     *
     * @param exchange gets the run as the variable {@code clockifyRun}
     * @throws IllegalArgumentException where the workspace is not the integration's
     * @throws LeaseHeldException where another run has the workspace
     */
    public void start(SyncCommand work, Exchange exchange) {
        SyncRun run = start(work);
        exchange.setVariable("clockifyRun", run);
        endWith(run, exchange);
    }

    private SyncRun start(SyncCommand work) {
        Integration integration = settings.integration(work.integration())
                .filter(Integration::enabled)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no usable integration " + work.integration() + " here"));
        SyncRun.Known known = table.known(work, name -> settings.integration(name).filter(Integration::enabled).isPresent());
        long token = leases.take(work.workspaceId(), work.waitsInPlace());
        try {
            Instant now = database.now();
            long id = database.inRetriedTransaction(() -> begin(work, token, now));
            open.add(id);
            progress.publish(work.order(), listener -> listener.started(work.integration(), work.workspaceId(), known.workspaceName()));
            return new SyncRun(id, work, integration, known, optional.answers(work.integration(), work.workspaceId()), token, now,
                    work.runToCompletion() ? null : now.plus(TURN));
        } catch (RuntimeException e) {
            leases.giveBack(work.workspaceId(), token);
            throw e;
        }
    }

    /** Locks the lease first, as at the end, so that two consecutive runs never deadlock. */
    private long begin(SyncCommand work, long token, Instant now) {
        if (!leases.has(work.workspaceId(), token)) {
            throw new LeaseLostException(work.workspaceId());
        }
        return table.begin(work, now);
    }

    private void endWith(SyncRun run, Exchange exchange) {
        AtRouteEnd.add(exchange, left -> {
            if (open.contains(run.id())) {
                Exception fault = left.getException();
                stopped(run, run.integration(), run.workspaceId(), run.command().order(), fault == null ? endedByAStep(left) : fault);
            }
        });
    }

    private static Exception endedByAStep(Exchange exchange) {
        Exception handled = exchange.getExchangeExtension().isErrorHandlerHandledSet()
                ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                : null;
        return new IllegalStateException("a step ended the message of this sync before the sync was done"
                + (handled == null ? "" : ": " + FaultText.of(ErrorTranslator.cause(handled))));
    }

    /**
     * Counts a page in its transaction, and publishes the counts after the commit.
     *
     * @param purpose why the page was read; null for upkeep
     */
    public void count(SyncRun run, Purpose purpose, PageDiff page) {
        PageCounts counts = page.counts();
        table.count(run, purpose, page);
        database.afterCommit(() -> {
            run.tally().count(counts.rejected(), counts.seen());
            if (Purpose.usesBackfillShare(purpose)) {
                run.tally().fillPast();
            }
            progress.publish(run.command().order(), listener -> {
                listener.page(run.integration(), run.workspaceId(), counts.seen());
                if (!Purpose.usesBackfillShare(purpose) && !run.command().selects()) {
                    listener.arrived(run.workspaceId(), counts.inserted());
                }
            });
        });
    }

    /** Ends a run that was not interrupted. */
    public void finish(SyncRun run) {
        if (!run.command().selects()) {
            leaveOpen.accept(run);
        }
        if (run.people().foundUnknownUser()) {
            leases.fenced(run, () -> table.notePeopleDue(run));
        }
        integrations.accepted(run.integration());
        pauses.succeeded(run);
        end(run, RunOutcome.finished(run.tally().left(), run.tally().unfinished(), moment(run)), null);
    }

    private RunOutcome.Moment moment(SyncRun run) {
        return new RunOutcome.Moment(database.now(), RunOutcome.nextSync(run.startedAt(), limits.every(run)));
    }

    /**
     * Ends an interrupted run, and records why.
     *
     * @param run null where none began; a run that has already ended is not changed
     * @param integration null where the work message names none
     * @param order the person's order; null for none
     */
    public void stop(SyncRun run, String integration, String workspaceId, Throwable thrown, SyncOrder order) {
        stopped(run, integration, workspaceId, order == null ? null : order.id(), thrown);
    }

    private void stopped(SyncRun run, String integration, String workspaceId, String order, Throwable thrown) {
        Throwable cause = ErrorTranslator.cause(thrown);
        if (run != null && !open.remove(run.id())) {
            return;
        }
        try {
            note(run, integration, workspaceId, order, cause);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException | LeaseLostException e) {
            // the lease expires, and a later tick begins anew
            String why = FaultText.of(cause);
            String refusal = FaultText.of(ErrorTranslator.cause(e));
            LOG.warn("Integration {} stopped: {}{}", integration, why,
                    refusal.equals(why) ? "" : "; and the database does not take that down: " + refusal);
            progress.publish(order, listener -> listener.failed(integration, FaultText.of(cause)));
        } finally {
            if (run != null) {
                ahead.end(run);
                leases.drop(run.workspaceId(), run.token());
            }
        }
    }

    private void note(SyncRun run, String integration, String workspaceId, String order, Throwable cause) {
        if (cause instanceof LeaseHeldException held) {
            progress.publish(order, listener -> listener.waiting(integration, workspaceId, held.until(), held.getMessage()));
            return;
        }
        if (integration == null) {
            // an invalid message, or a tick that could not list the integrations
            LOG.warn("{}: {}", cause instanceof IllegalArgumentException
                    ? "A message about work is left aside" : "No integration was synced", FaultText.of(cause));
            return;
        }
        if (run == null) {
            faults.notBegun(integration, order, cause);
            return;
        }
        if (cause instanceof YieldRequestedException) {
            run.tally().makeRoom();
            finish(run);
            return;
        }
        if (cause instanceof KeyRefusedException refused) {
            faults.refused(integration, refused);
        }
        if (cause instanceof TooManyRequestsException && !run.freePlan()) {
            // the plan may have changed
            database.inRetriedTransaction(() -> {
                if (leases.has(run)) {
                    integrations.planMayHaveChanged(integration);
                }
                return null;
            });
        }
        if (cause instanceof BudgetExhaustedException) {
            leaveOpen.accept(run);
        }
        LOG.debug("The sync of workspace {} stopped", workspaceId, cause);
        RunOutcome outcome = RunOutcome.stopped(
                cause, FaultText.of(cause), moment(run), () -> pauses.failed(run, cause));
        if (outcome.outcome() == RunEnd.FAILED) {
            optional.runFailed(run, cause);
        }
        end(run, outcome, outcome.waitsFor() == null ? null : WaitsOn.of(cause).name());
        if (outcome.waitsFor() != null) {
            progress.publish(order, listener -> listener.waiting(integration, workspaceId, outcome.due(), outcome.waitsFor()));
        }
    }

    private void end(SyncRun run, RunOutcome outcome, String waitsOn) {
        ahead.end(run);
        leases.finish(run.workspaceId(), run.token());
        String error = texts.withoutErased(outcome.message());
        Instant now = database.now();
        database.inRetriedTransaction(() -> {
            boolean own = leases.has(run);
            table.end(run, outcome, error, now);
            // a person's selection does not change when the workspace is due
            if (!run.command().selects() && own) {
                table.endWorkspace(run, outcome, waitsOn, error, now);
            }
            return null;
        });
        open.remove(run.id());
        leases.giveBack(run.workspaceId(), run.token());
        RunSummary summary = table.summary(run);
        if (outcome.expected() && run.command().hints()) {
            // a run for hints may happen every few seconds, and is not logged
            LOG.debug("Synced {}", summary);
        } else if (outcome.expected()) {
            LOG.info("Synced {}", summary);
        } else {
            LOG.warn("Synced {}", summary);
        }
        progress.publish(run.command().order(), listener -> listener.finished(summary));
    }
}
