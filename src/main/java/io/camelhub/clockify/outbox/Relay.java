package io.camelhub.clockify.outbox;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.model.EventOutcome;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.BadSqlGrammarException;

/**
 * Sends the outbox: passes its events to the sending route in batches, and deletes those that the endpoint accepted.
 *
 * <p>Delivery is at least once: an event accepted just before this process ended is sent again, with the same id. Events of one key are sent in
 * order. Only one batch is in memory. One process at a time is the relay; another takes over where an endpoint neither accepts nor refuses an
 * event.
 */
public final class Relay {

    /** Most keys with an event in progress. */
    public static final int KEYS_AT_ONCE = 8;

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final int BATCH = 200;

    /** The batch size for an endpoint that seems to be away. */
    private static final int ATTEMPTS = 20;

    private static final Duration LOOK_EACH = Duration.ofSeconds(1);
    private static final Duration LONGEST_ROUND = Duration.ofSeconds(10);
    private static final Duration LONGEST_REFUSAL = Duration.ofSeconds(5);
    /** A round of this length hangs: no event is begun after {@link #LONGEST_ROUND}. */
    private static final Duration HANGS = Duration.ofMinutes(5);
    private static final int LONGEST_ERROR = 500;
    private static final String NO_END = "its way ended with neither success nor failure, as where a route says 'stop'; take a filter there";

    private final ClockifySettings settings;
    private final WaitingEvents events;
    private final RelayLease lease;
    private final Runnable tables;
    private final BooleanSupplier committed;
    private final BooleanSupplier stopping;
    private final LongSupplier nanos;
    private final Consumer<EventOutcome> outcomes;
    private final List<OutgoingEvent> undeleted = new ArrayList<>();
    private DeliveryPolicy.Decided last = DeliveryPolicy.Decided.NOTHING;
    private volatile Round round;
    private volatile boolean underWay;
    private volatile boolean reported;
    private long after;
    private long lookAt;
    /** Whether an event may have been set aside while nothing else was accepted, in this or the former relay process. */
    private boolean mayBeAlone;
    private int failedRounds;
    private long pausedUntil;
    private String fault;

    /**
     * @param tables creates the tables if they are missing
     * @param committed whether this process committed events since the last call
     * @param stopping whether the hub is stopping
     * @param nanos a monotonic clock, in nanoseconds
     * @param outcomes receives the outcome of each sent event
     */
    public Relay(Database database, ClockifySettings settings, Runnable tables, BooleanSupplier committed, BooleanSupplier stopping, LongSupplier nanos,
            Consumer<EventOutcome> outcomes) {
        this.settings = settings;
        this.events = new WaitingEvents(database);
        this.lease = new RelayLease(database, nanos);
        this.tables = tables;
        this.committed = committed;
        this.stopping = stopping;
        this.nanos = nanos;
        this.outcomes = outcomes;
        this.lookAt = nanos.getAsLong();
    }

    /** Whether to look for events: each second, because another process may write some, and at once after a commit of this one. Without a query. */
    public boolean isDue() {
        boolean due = committed.getAsBoolean() || nanos.getAsLong() - lookAt >= 0;
        if (due) {
            lookAt = nanos.getAsLong() + LOOK_EACH.toNanos();
        }
        return due;
    }

    /**
     * Begins a round; false where no event waits, another process is the relay, or the endpoint was away just now. Without
     * {@code clockify.events.uri} the database is not used.
     */
    public boolean next() {
        if (stopping.getAsBoolean() || settings.eventsUri() == null || failedRounds > 0 && nanos.getAsLong() - pausedUntil < 0) {
            return false;
        }
        try {
            return begun();
        } catch (BadSqlGrammarException e) {
            // the first call may come before the first tick, which creates the tables
            tables.run();
            return begun();
        }
    }

    private boolean begun() {
        deleteTaken();
        if (!lease.holds()) {
            if (events.list(0, 1).isEmpty() || !lease.take()) {
                return false;
            }
            mayBeAlone = true;
        }
        List<OutgoingEvent> batch = events.list(after, failedRounds == 0 ? BATCH : ATTEMPTS);
        if (batch.isEmpty()) {
            if (after == 0) {
                lease.giveBack();
            }
            after = 0;
            return false;
        }
        // makes the read commits durable: an event must not outlive its change
        if (!lease.renew()) {
            return false;
        }
        round = new Round(batch, nanos.getAsLong());
        reported = false;
        underWay = true;
        return true;
    }

    /** The events of the round, grouped by key, in order. */
    public Collection<List<OutgoingEvent>> events() {
        return round.byKey();
    }

    /** Whether an event is to be sent now; otherwise it waits for a later round. */
    public boolean begin(OutgoingEvent event) {
        Duration since = Duration.ofNanos(nanos.getAsLong() - round.begun());
        return lease.holds() && !stopping.getAsBoolean()
                && since.compareTo(round.nothingButRefused() ? LONGEST_REFUSAL : LONGEST_ROUND) < 0 && round.begin(event);
    }

    /** Reports an accepted event. */
    public void taken(OutgoingEvent event) {
        round.take(event);
        outcomes.accept(EventOutcome.TAKEN);
    }

    /** Reports a refused event. */
    public void refused(OutgoingEvent event, Throwable why) {
        LOG.debug("Event {} is not taken", event.id(), why);
        round.refuse(event, words(why), RefusalCause.of(why));
        outcomes.accept(EventOutcome.REFUSED);
    }

    /** Ends the round: deletes accepted events, and stores the state of refused ones, if this process is still the relay. */
    public void end() {
        Round ended = round;
        underWay = false;
        ended.underWay().forEach(event -> {
            ended.refuse(event, NO_END, RefusalCause.ENDPOINT);
            outcomes.accept(EventOutcome.REFUSED);
        });
        undeleted.addAll(ended.taken());
        deleteTaken();
        if (!lease.holds() && !lease.renew()) {
            // another relay may have sent the events that were refused here
            last = DeliveryPolicy.Decided.NOTHING;
            after = 0;
            return;
        }
        List<Long> taken = ended.taken().stream().map(OutgoingEvent::seq).toList();
        DeliveryPolicy.Decided decided = DeliveryPolicy.decide(taken.size(), ended.refused(), last.without(taken), Duration.ofNanos(nanos.getAsLong()));
        last = decided;
        events.keep(decided.failures());
        decided.failures().stream().filter(DeliveryPolicy.Failure::setAside).forEach(failure -> {
            outcomes.accept(EventOutcome.SET_ASIDE);
            mayBeAlone |= failure.alone();
            LOG.error("Event {} ({}) of {} is set aside, as clockify.events.uri refused it {} times: {}. Later events of the same key wait"
                    + " behind it. {}Once that is mended: bin/clockify outbox retry {}",
                    failure.event().id(), failure.event().type(), failure.event().key(), failure.tries(), failure.error(),
                    failure.alone() ? "Nothing else was sent meanwhile; it is tried once more when another event is taken. " : "", failure.event().id());
        });
        if (decided.away()) {
            after = ended.lastRefused();
            pause(decided.answers().isEmpty() ? "clockify.events.uri does not take events, which wait until it does" : "clockify.events.uri answers "
                    + ended.refused().stream().map(refusal -> refusal.event().id() + " of " + refusal.event().key()).sorted().collect(Collectors.joining(", "))
                    + " with a fault, and nothing else is sent: that is tried again, and set aside where it stays so for "
                    + DeliveryPolicy.ANSWERED_FOR.toMinutes() + " minutes", ended.refused().iterator().next().error());
        } else if (!taken.isEmpty()) {
            after = 0;
            well();
            if (mayBeAlone) {
                events.retryAlone();
                mayBeAlone = false;
            }
        }
        if (stopping.getAsBoolean()) {
            lease.giveBack();
        }
    }

    /** Reports a database error or a hanging round; the next try is a little later. */
    public void failed(Throwable why) {
        underWay = false;
        pause("The events that wait cannot be sent, and are tried again", words(why));
    }

    /** Renews this process's lease, unless its round hangs: then another process takes over within half a minute. To be called every 10 seconds. */
    public void renew() {
        if (underWay && nanos.getAsLong() - round.begun() >= HANGS.toNanos()) {
            if (!reported) {
                reported = true;
                LOG.warn("For {} minutes, clockify.events.uri has neither taken nor refused {}: it needs a time-out. This process sends nothing until it"
                        + " answers; another one does, where there is one", HANGS.toMinutes(),
                        round.underWay().stream().map(event -> event.id() + " of " + event.key()).sorted().collect(Collectors.joining(", ")));
            }
        } else if (lease.holds()) {
            lease.renew();
        }
    }

    private void deleteTaken() {
        if (!undeleted.isEmpty()) {
            events.delete(undeleted);
            undeleted.clear();
        }
    }

    private void pause(String what, String why) {
        failedRounds++;
        pausedUntil = nanos.getAsLong() + DeliveryPolicy.pause(failedRounds).toNanos();
        if (!what.equals(fault)) {
            LOG.warn("{}: {}", what, why);
        }
        fault = what;
    }

    private void well() {
        if (fault != null) {
            LOG.info("clockify.events.uri takes events again");
        }
        failedRounds = 0;
        fault = null;
    }

    private static String words(Throwable why) {
        String said = DatabaseUnavailableException.reason(why);
        return OneLine.of(said == null ? why.getClass().getSimpleName() : said, LONGEST_ERROR);
    }
}
