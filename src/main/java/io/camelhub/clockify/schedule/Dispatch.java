package io.camelhub.clockify.schedule;

import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.run.SyncCommand;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.run.SyncRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends messages about due work, each claimed only when the one before was sent. It waits for no sync. */
public final class Dispatch {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    /** The message of {@link java.util.Queue}'s exception, and so of Camel's {@code seda}. */
    private static final String QUEUE_IS_FULL = "Queue full";

    private final Integrations integrations;
    private final Claims claims;
    private final WorkMessages messages;
    private final Outage outage = new Outage();
    private volatile boolean unsent;

    public Dispatch(Integrations integrations, Claims claims, WorkMessages messages) {
        this.integrations = integrations;
        this.claims = claims;
        this.messages = messages;
    }

    /**
     * Messages about all due work: an integration's workspaces, or first its key if its discovery is due. Workspaces that only have backfill left
     * come last.
     */
    public Iterator<String> due() {
        unsent = false;
        List<SyncCommand> last = new ArrayList<>();
        Stream<SyncCommand> first = integrations.due().stream().flatMap(name -> integrations.stale(name)
                ? Stream.of(SyncCommand.key(name))
                : integrations.dueWork(name).stream())
                .filter(work -> !(work.rest() && last.add(work)));
        return claimed(Stream.concat(first, Stream.of(last).flatMap(List::stream)));
    }

    /** Messages about the due workspaces of one integration. */
    public Iterator<String> workspaces(String integration) {
        return claimed(integrations.dueWork(integration).stream());
    }

    /** Messages, without claims, about the workspaces of an integration that an order has not read yet. */
    public List<String> ordered(String integration, SyncOrder order) {
        return integrations.left(integration, order).stream()
                .map(workspace -> messages.written(SyncCommand.ordered(integration, workspace, order))).toList();
    }

    /**
     * A message about a workspace whose run yielded, to be sent behind the others': about the integration that has been due there for the longest,
     * which is another one where several read the workspace, and else about the rest.
     *
     * @param taken the received work; null where it was dropped
     * @param run null where none began
     * @return null where there is no rest, or it is claimed already
     */
    public String rest(SyncCommand taken, SyncRun run) {
        if (run == null || !run.tally().unfinished()) {
            return null;
        }
        claims.giveBack(taken);
        return integrations.dueWorkOn(run.workspaceId()).stream()
                .map(claims::claim)
                .filter(Objects::nonNull)
                .findFirst()
                .map(messages::written)
                .orElse(null);
    }

    /**
     * Receives a message from a broker.
     *
     * @return the message to process instead; null where it is to be dropped: it is late or a duplicate
     */
    public String received(SyncCommand work) {
        SyncCommand own = claims.receive(work);
        return own == null ? null : messages.written(own);
    }

    /** Gives back a broker's message for which no slot of this process became free in time: its work stays due. */
    public void noPlace(String message) {
        claims.giveBack(messages.read(message));
        LOG.debug("There was no place for it, and it is sent again at the next tick: {}", message);
    }

    /** Logs that a broker's message could not be received; it is not delivered again. */
    public void notReceived(SyncCommand work, Exception fault) {
        LOG.warn("The work on integration {}, workspace {}, could not be taken over from clockify.work.uri, and is sent again when"
                + " its claim ends: {}", work.integration(), work.workspaceId(), ErrorTranslator.cause(fault).getMessage());
    }

    /** The ordering key for a broker: messages about one workspace, or about one key, are delivered in order. */
    public String key(String message) {
        SyncCommand work = messages.read(message);
        return Objects.requireNonNullElse(work.workspaceId(), work.integration());
    }

    private Iterator<String> claimed(Stream<SyncCommand> works) {
        return works.takeWhile(work -> !unsent).map(claims::claim).filter(Objects::nonNull).map(messages::written).iterator();
    }

    /**
     * Gives back a message that could not be sent: its work stays due, and the rest waits for the next tick. Logs it, unless the in-memory queue is
     * full, which is normal when thousands of workspaces are due at once.
     */
    public void notSent(String message, Exception fault) {
        unsent = true;
        claims.giveBack(messages.read(message));
        if (fault instanceof IllegalStateException && QUEUE_IS_FULL.equals(fault.getMessage())) {
            LOG.debug("The queue in memory is full: the rest of the work is handed over at the next tick");
            return;
        }
        String reason = ErrorTranslator.cause(fault).getMessage();
        if (outage.isNews(reason)) {
            LOG.warn("clockify.work.uri does not take the work, which is sent again at each tick: {}", reason);
        }
    }

    /** Logs the end of an outage. */
    public void sent() {
        if (outage.ends()) {
            LOG.info("clockify.work.uri takes the work again");
        }
    }
}
