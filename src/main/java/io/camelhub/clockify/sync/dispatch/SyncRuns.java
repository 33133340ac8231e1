package io.camelhub.clockify.sync.dispatch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.client.error.HostSilentException;
import io.camelhub.clockify.client.error.HubStopsException;
import io.camelhub.clockify.client.error.KeyRefusedException;
import io.camelhub.clockify.client.error.RequestFailedException;
import io.camelhub.clockify.client.error.TooManyRequestsException;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.model.Times;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.store.PageCounts;
import io.camelhub.clockify.store.PageDiff;
import io.camelhub.clockify.sync.discovery.Integrations;
import io.camelhub.clockify.sync.discovery.KeyFault;
import io.camelhub.clockify.sync.discovery.UnknownTeamException;
import io.camelhub.clockify.sync.order.Progress;
import io.camelhub.clockify.sync.order.RunSummary;
import io.camelhub.clockify.sync.order.SyncCommand;
import io.camelhub.clockify.sync.request.BudgetExhaustedException;
import io.camelhub.clockify.sync.request.RequestBudget;
import io.camelhub.clockify.sync.request.WaitsOn;
import io.camelhub.clockify.sync.run.LeaseHeldException;
import io.camelhub.clockify.sync.run.LeaseLostException;
import io.camelhub.clockify.sync.run.Leases;
import io.camelhub.clockify.sync.run.OptionalRequests;
import io.camelhub.clockify.sync.run.PlaceWantedException;
import io.camelhub.clockify.sync.run.Places;
import io.camelhub.clockify.sync.run.Purpose;
import io.camelhub.clockify.sync.run.ReadAhead;
import io.camelhub.clockify.sync.run.SyncRun;
import io.camelhub.clockify.sync.window.ReportStep;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.transaction.TransactionException;

/** Begins and ends the sync of one workspace, and keeps the record of it in {@code clockify_sync_run}. */
public final class SyncRuns {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRuns.class);

    /** Under the schedule, a run makes room for other workspaces after this time; its rest goes behind them. */
    private static final Duration TURN = Duration.ofSeconds(45);

    /** Users and groups are read again after this time. */
    private static final Duration PEOPLE_AGE = Duration.ofHours(24);

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);

    /** What fails again and again is tried again after this time at the latest; so rarely that a Free workspace may be asked. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

    /** After 429 without {@code Retry-After}, at first. */
    private static final Duration AFTER_TOO_MANY = Duration.ofSeconds(15);

    /** What {@code waits_for} holds. */
    private static final int MOST_WORDS = 200;

    private final Database database;
    private final ClockifySettings settings;
    private final Integrations integrations;
    private final Leases leases;
    private final RequestBudget budget;
    private final Progress progress;
    private final OptionalRequests optional;
    private final ReadAhead ahead;
    private final Places places;
    private final ObjectMapper json;
    private final Consumer<SyncRun> leaveOpen;
    private final Pseudonymizer pseudonyms;
    private final WorkspaceBackoff backoff = new WorkspaceBackoff();
    /** The runs of this process that have begun and not ended. */
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

    public SyncRuns(
            Database database, ClockifySettings settings, Integrations integrations, Leases leases, RequestBudget budget,
            Progress progress, OptionalRequests optional, ReadAhead ahead, Places places, ObjectMapper json, Consumer<SyncRun> leaveOpen) {
        this.database = database;
        this.settings = settings;
        this.integrations = integrations;
        this.leases = leases;
        this.budget = budget;
        this.progress = progress;
        this.optional = optional;
        this.ahead = ahead;
        this.places = places;
        this.json = json;
        this.leaveOpen = leaveOpen;
        this.pseudonyms = new Pseudonymizer(database);
    }

    /**
     * Reads a message about work.
     *
     * @param message a {@link SyncCommand} as JSON
     * @throws IllegalArgumentException where it is none
     */
    public SyncCommand work(String message) {
        if (message == null || message.isBlank() || message.strip().equals("null")) {
            throw new IllegalArgumentException("it is empty");
        }
        try {
            return json.readValue(message, SyncCommand.class);
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getOriginalMessage());
        }
    }

    /**
     * Begins a run.
     *
     * @throws IllegalArgumentException where the workspace is not the integration's
     * @throws LeaseHeldException where the workspace is being synced already
     */
    public SyncRun start(SyncCommand work) {
        Integration integration = settings.integration(work.integration())
                .filter(Integration::enabled)
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no usable integration " + work.integration() + " here"));
        SyncRun.Known state = state(work);
        long token = leases.take(work.workspaceId(), work.runToCompletion());
        try {
            Instant now = database.now();
            long id = database.inTransaction(() -> begin(work, token, now));
            open.add(id);
            progress.publish(listener -> listener.started(work.integration(), work.workspaceId(), state.workspaceName()));
            return new SyncRun(id, work, integration, state, optional.answers(work.integration(), work.workspaceId()), token, now,
                    work.runToCompletion() ? null : now.plus(TURN));
        } catch (RuntimeException e) {
            leases.giveBack(work.workspaceId(), token);
            throw e;
        }
    }

    private long begin(SyncCommand work, long token, Instant now) {
        if (!leases.has(work.workspaceId(), token)) {
            throw new LeaseLostException(work.workspaceId());
        }
        // whoever had the lease before and did not finish is no more
        database.statement("sync-runs/mark-abandoned", "workspace_id", work.workspaceId(), "now", now).update();
        return create(work, now);
    }

    /**
     * Sees to it that a run ends with its exchange: when the route that began it is left, else when the exchange is done,
     * whatever a step did that is not ours.
     */
    public void endWith(SyncRun run, Exchange exchange) {
        AtRouteEnd.add(exchange, left -> {
            if (open.contains(run.id())) {
                Exception fault = left.getException();
                stop(run, run.integration(), run.workspaceId(), fault == null ? endedByAStep(left) : fault);
            }
        });
    }

    private static Exception endedByAStep(Exchange exchange) {
        Exception handled = exchange.getExchangeExtension().isErrorHandlerHandledSet()
                ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                : null;
        return new IllegalStateException("a step ended the message of this sync before the sync was done"
                + (handled == null ? "" : ": " + message(ErrorTranslator.cause(handled))));
    }

    private SyncRun.Known state(SyncCommand work) {
        Instant peopleOld = database.now().minus(PEOPLE_AGE);
        Instant reportOld = database.now().minus(ReportStep.REMEMBERED);
        // before the statement: while a row is read, its connection is taken
        Set<String> owners = owners(work.workspaceId());
        return database.statement("sync-runs/state",
                "integration", work.integration(), "workspace_id", work.workspaceId())
                .query((row, index) -> {
                    Instant reportTriedAt = database.instant(row, "reads_tried_at");
                    String step = row.getString("report_step");
                    Instant peopleReadAt = database.instant(row, "people_read_at");
                    return new SyncRun.Known(
                            row.getString("name"),
                            row.getString("plan"),
                            row.getString("owner_id"),
                            row.getString("owner_role"),
                            row.getString("owner_zone"),
                            texts(row.getString("group_ids")),
                            row.getDate("backfill_from").toLocalDate(),
                            "report".equals(row.getString("reads_by")),
                            step == null || reportTriedAt == null || reportTriedAt.isBefore(reportOld)
                                    ? ReportStep.FULL : ReportStep.valueOf(step),
                            new ReportStep.Silence(
                                    row.getInt("report_silent_runs"), database.instant(row, "report_silent_since")),
                            peopleReadAt == null || peopleReadAt.isBefore(peopleOld),
                            owners);
                })
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("workspace " + work.workspaceId()
                        + " is not one of integration " + work.integration() + "'s"));
    }

    /** The integrations that sync a workspace, by what is stored and by the settings as they are now. */
    private Set<String> owners(String workspaceId) {
        Set<String> owners = new HashSet<>(database.statement("sync-runs/list-integrations", "workspace_id", workspaceId)
                .query(String.class)
                .list());
        owners.removeIf(name -> settings.integration(name).filter(Integration::enabled).isEmpty());
        return owners;
    }

    private List<String> texts(String array) {
        try {
            return Arrays.asList(json.readValue(array, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not a JSON array of text: " + array, e);
        }
    }

    private long create(SyncCommand work, Instant now) {
        KeyHolder key = new GeneratedKeyHolder();
        database.statement("sync-runs/create",
                "integration", work.integration(), "workspace_id", work.workspaceId(),
                "kind", work.selects() ? "selection" : work.reconcile() ? "reconcile" : "sync", "started_at", now)
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * Notes in the transaction of a page what it changed.
     *
     * @param purpose what the page was read for; null is upkeep
     */
    public void count(SyncRun run, Purpose purpose, PageDiff page) {
        PageCounts counts = page.counts();
        database.statement("sync-runs/count",
                "id", run.id(), "entries_seen", counts.seen(), "inserted", counts.inserted(), "updated", counts.updated(),
                "deleted", counts.deleted(), "unchanged", counts.unchanged(),
                "healed", purpose == Purpose.RECONCILE ? counts.changed() : 0, "rejected", counts.rejected())
                .update();
        run.tally().count(counts.rejected(), counts.seen());
        if (Purpose.isSpare(purpose)) {
            run.tally().fillPast();
        }
        progress.publish(listener -> listener.page(run.integration(), run.workspaceId(), counts.seen()));
    }

    /** Ends a run that did what it could. */
    public void finish(SyncRun run) {
        if (!run.command().selects()) {
            leaveOpen.accept(run);
        }
        if (run.people().foundUnknownUser()) {
            leases.fenced(run, () -> database.statement("sync-runs/note-people-due",
                    "integration", run.integration(), "workspace_id", run.workspaceId())
                    .update());
        }
        integrations.accepted(run.integration());
        backoff.succeeded(place(run));
        end(run, RunOutcome.finished(run.tally().left(), run.tally().unfinished(), moment(run)), null);
    }

    private RunOutcome.Moment moment(SyncRun run) {
        return new RunOutcome.Moment(database.now(), RunOutcome.nextSync(run.startedAt(), budget.every(run)));
    }

    /**
     * Ends a run that could not go on, and says why.
     *
     * @param run the run, or null where it did not even begin; of one that has ended nothing more is noted
     * @param integration the integration's name, or null where the message about the work names none
     * @param workspaceId the workspace's id
     * @param thrown why
     */
    public void stop(SyncRun run, String integration, String workspaceId, Throwable thrown) {
        Throwable cause = ErrorTranslator.cause(thrown);
        if (run != null && !open.remove(run.id())) {
            return;
        }
        try {
            note(run, integration, workspaceId, cause);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException | LeaseLostException e) {
            // the lease runs out by itself, and the next tick begins anew
            String why = message(cause);
            String refusal = message(ErrorTranslator.cause(e));
            LOG.warn("Integration {} stopped: {}{}", integration, why,
                    refusal.equals(why) ? "" : "; and the database does not take that down: " + refusal);
            progress.publish(listener -> listener.failed(integration, message(cause)));
        } finally {
            if (run != null) {
                ahead.end(run);
                leases.drop(run.workspaceId(), run.token());
            }
        }
    }

    private void note(SyncRun run, String integration, String workspaceId, Throwable cause) {
        if (cause instanceof LeaseHeldException held) {
            progress.publish(listener -> listener.waiting(integration, workspaceId, held.until(), held.getMessage()));
            return;
        }
        if (integration == null) {
            // no integration was begun: a message that is no work, or a tick that could not even list them
            LOG.warn("{}: {}", cause instanceof IllegalArgumentException
                    ? "A message about work is left aside" : "No integration was synced", message(cause));
            return;
        }
        if (run == null) {
            notBegun(integration, cause);
            return;
        }
        if (cause instanceof PlaceWantedException) {
            run.tally().makeRoom();
            finish(run);
            return;
        }
        if (cause instanceof KeyRefusedException) {
            integrations.refused(integration);
            keep(integration, withoutErased(message(cause)), KeyFault.REFUSED);
        }
        if (cause instanceof TooManyRequestsException && !run.freePlan()) {
            // the plan may have changed
            database.inTransaction(() -> {
                if (leases.has(run)) {
                    database.statement("integrations/note-stale", "name", integration).update();
                }
            });
        }
        if (cause instanceof BudgetExhaustedException) {
            leaveOpen.accept(run);
        }
        LOG.debug("The sync of workspace {} stopped", workspaceId, cause);
        RunOutcome outcome = RunOutcome.stopped(
                cause, message(cause), moment(run), () -> pause(cause, run));
        if ("failed".equals(outcome.outcome())) {
            optional.runFailed(run, cause);
        }
        end(run, outcome, outcome.waitsFor() == null ? null : WaitsOn.of(cause).name());
        if (outcome.waitsFor() != null) {
            progress.publish(listener -> listener.waiting(integration, workspaceId, outcome.due(), outcome.waitsFor()));
        }
    }

    private Duration pause(Throwable cause, SyncRun run) {
        return cause instanceof TooManyRequestsException
                ? limitedPause(place(run))
                : backoff.failed(place(run), shorter(run.settings().syncEvery(), AFTER_FAILURE),
                        shorter(run.settings().syncEvery(), LONGEST_PAUSE));
    }

    private static String place(SyncRun run) {
        return run.integration() + "/" + run.workspaceId();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** A while that is longer each time, and not the same for all who wait. */
    private Duration limitedPause(String place) {
        Duration pause = backoff.failed(place, AFTER_TOO_MANY, LONGEST_PAUSE);
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 10));
    }

    /** Not even the workspaces of an integration could be found out, or the sync of one of them not begun. */
    private void notBegun(String integration, Throwable cause) {
        if (cause instanceof BudgetExhaustedException wait) {
            postpone(integration, wait.until(), wait);
        } else if (cause instanceof HostSilentException silent && silent.hasTimedOut()) {
            integrations.postponed(integration, silent.until(), WaitsOn.CLOCKIFY, brief(message(silent)));
            fail(integration, silent);
        } else if (cause instanceof HostSilentException silent) {
            postpone(integration, silent.until(), silent);
        } else if (cause instanceof TooManyRequestsException refused) {
            Duration pause = refused.retryAfter() == null ? limitedPause(integration) : refused.retryAfter();
            postpone(integration, database.now().plus(pause), refused);
        } else if (!(cause instanceof HubStopsException)) {
            if (fault(cause) != null) {
                integrations.refused(integration);
            } else if (cause instanceof RequestFailedException) {
                integrations.unanswered(integration);
            }
            fail(integration, cause);
        }
    }

    private void postpone(String integration, Instant until, Throwable cause) {
        String reason = message(cause);
        LOG.info("Integration {} waits until {}: {}", integration, Times.reached(until), reason);
        integrations.postponed(integration, until, WaitsOn.of(cause), brief(reason));
        progress.publish(listener -> listener.waiting(integration, null, until, reason));
    }

    private static String brief(String reason) {
        return reason == null || reason.length() <= MOST_WORDS ? reason : reason.substring(0, MOST_WORDS);
    }

    private void fail(String integration, Throwable cause) {
        LOG.debug("Integration {} failed", integration, cause);
        report(integration, message(cause), fault(cause));
    }

    /** Null for none. */
    private static KeyFault fault(Throwable cause) {
        return cause instanceof KeyRefusedException ? KeyFault.REFUSED : cause instanceof UnknownTeamException ? KeyFault.NO_TEAM : null;
    }

    /** Says that the key of an integration does not see all of its teams. It is logged once, until it changes. */
    public void report(String integration, String problem) {
        report(integration, problem, KeyFault.SOME_TEAMS);
    }

    private void report(String integration, String problem, KeyFault fault) {
        String message = withoutErased(problem);
        if (integrations.isNews(integration, message)) {
            LOG.warn("Integration {}: {}", integration, message);
        }
        keep(integration, message, fault);
        progress.publish(listener -> listener.failed(integration, message));
    }

    private void keep(String integration, String message, KeyFault fault) {
        Object[] error = {"name", integration, "error", message, "error_at", database.now(), "key_fault", fault == null ? null : fault.name()};
        try {
            if (database.statement("sync-runs/note-error", error).update() == 0) {
                database.statement("sync-runs/create-error", error).update();
            }
        } catch (DataAccessException | DatabaseUnavailableException e) {
            LOG.warn("This could not be kept in the database: {}", message(e));
        }
    }

    /** An error may repeat what Clockify said, and so name somebody who was erased. */
    private String withoutErased(String message) {
        try {
            return pseudonyms.users().in(message);
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            // the database is out of reach: it is what the message is about
            return message;
        }
    }

    private static String message(Throwable cause) {
        String reason = DatabaseUnavailableException.reason(cause);
        return reason == null
                ? cause.getClass().getSimpleName()
                : reason.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+", " ");
    }

    private void end(SyncRun run, RunOutcome outcome, String waitsOn) {
        ahead.end(run);
        places.ended(run);
        leases.finish(run.workspaceId(), run.token());
        String error = pseudonyms.users().in(outcome.message());
        Instant now = database.now();
        database.inTransaction(() -> {
            database.statement("sync-runs/end",
                    "id", run.id(), "finished_at", now, "outcome", outcome.outcome(),
                    "requests", run.tally().requests().get(), "requests_in_vain", run.tally().requestsInVain(), "error", error)
                    .update();
            // what a person chose to be read again says nothing of the rest, which is due when it was
            if (!run.command().selects() && leases.has(run)) {
                database.statement("sync-runs/end-workspace",
                        "integration", run.integration(), "workspace_id", run.workspaceId(), "due_at", outcome.due(),
                        "waits_for", brief(outcome.waitsFor()), "waits_on", waitsOn,
                        "synced_at", "done".equals(outcome.outcome()) ? now : null,
                        "error", "waiting".equals(outcome.outcome()) ? null : error)
                        .update();
            }
        });
        open.remove(run.id());
        leases.giveBack(run.workspaceId(), run.token());
        RunSummary summary = summary(run);
        if (outcome.expected()) {
            LOG.info("Synced {}", summary);
        } else {
            LOG.warn("Synced {}", summary);
        }
        progress.publish(listener -> listener.finished(summary));
    }

    private RunSummary summary(SyncRun run) {
        return database.statement("sync-runs/summary", "id", run.id())
                .query((row, index) -> new RunSummary(
                        row.getLong("id"),
                        row.getString("integration"),
                        row.getString("workspace_id"),
                        run.known().workspaceName(),
                        row.getString("kind"),
                        row.getString("outcome"),
                        row.getInt("requests"),
                        row.getInt("entries_seen"),
                        row.getInt("inserted"),
                        row.getInt("updated"),
                        row.getInt("deleted"),
                        row.getInt("unchanged"),
                        row.getInt("healed"),
                        row.getInt("rejected"),
                        row.getString("error")))
                .single();
    }
}
