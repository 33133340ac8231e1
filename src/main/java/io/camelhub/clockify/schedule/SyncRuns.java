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

/** Begins and ends the sync of one workspace. */
public final class SyncRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRuns.class);

    /** Under the schedule, a run makes room for other workspaces after this time; its rest goes behind them. */
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
    /** The runs of this process that have begun and not ended. */
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
     * Begins a run, which ends with its exchange: when the route that began it is left, else when the exchange is done, whatever a step
     * did that is not ours.
     *
     * @param exchange gets the run, in the variable {@code clockifyRun}
     * @throws IllegalArgumentException where the workspace is not the integration's
     * @throws LeaseHeldException where the workspace is being synced already
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

    /** The lease first, here as at the end: two runs that follow one another never wait for each other. */
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
     * Notes in the transaction of a page what it changed, and reports it once that is committed.
     *
     * @param purpose what the page was read for; null is upkeep
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

    /** Ends a run that did what it could. */
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
     * Ends a run that could not go on, and says why.
     *
     * @param run the run, or null where it did not even begin; of one that has ended nothing more is noted
     * @param integration the integration's name, or null where the message about the work names none
     * @param workspaceId the workspace's id
     * @param thrown why
     * @param order for which it was to be done; null where nobody ordered it
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
            // the lease runs out by itself, and the next tick begins anew
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
            // no integration was begun: a message that is no work, or a tick that could not even list them
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
            // what a person chose to be read again says nothing of the rest, which is due when it was
            if (!run.command().selects() && own) {
                table.endWorkspace(run, outcome, waitsOn, error, now);
            }
            return null;
        });
        open.remove(run.id());
        leases.giveBack(run.workspaceId(), run.token());
        RunSummary summary = table.summary(run);
        if (outcome.expected() && run.command().hints()) {
            // every few seconds, perhaps
            LOG.debug("Synced {}", summary);
        } else if (outcome.expected()) {
            LOG.info("Synced {}", summary);
        } else {
            LOG.warn("Synced {}", summary);
        }
        progress.publish(run.command().order(), listener -> listener.finished(summary));
    }
}
