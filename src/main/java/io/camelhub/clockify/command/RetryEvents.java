package io.camelhub.clockify.command;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.OutboxFailures.Failure;
import io.camelhub.clockify.outbox.OutboxFailures;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Sends failed events again, those that are set aside too. */
public final class RetryEvents {

    /** The most event ids that the audit log has room for. */
    private static final int MOST_NAMED = 3;

    private final OutboxFailures failures;
    private final AuditLog audit;

    public RetryEvents(OutboxFailures failures, AuditLog audit) {
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * Lets the sending hub send them within seconds.
     *
     * @param ids of events; empty for all
     * @return the number of events
     * @throws CommandFailedException where there is no failed event with one of the ids
     */
    public int run(List<String> ids, Order order) {
        List<Failure> all = failures.list();
        ids.stream().filter(id -> all.stream().noneMatch(failure -> failure.id().equals(id))).findFirst().ifPresent(id -> {
            throw CommandFailedException.wrongInput("no event " + id + " was refused; see 'clockify outbox list'");
        });
        List<Failure> chosen = all.stream().filter(failure -> ids.isEmpty() || ids.contains(failure.id())).toList();
        if (!chosen.isEmpty()) {
            audit.withResult(order, () -> {
                failures.retry(chosen);
                return chosen;
            }, done -> new Line(AuditAction.EVENTS_RETRIED, named(done), HumanReadable.counted(done.size(), "event", "events"), null, null));
            order.log("send " + chosen.size() + " refused events again");
        }
        return chosen.size();
    }

    private static String named(List<Failure> chosen) {
        return chosen.stream().limit(MOST_NAMED).map(Failure::id).collect(Collectors.joining(", "))
                + (chosen.size() > MOST_NAMED ? " and others" : "");
    }
}
