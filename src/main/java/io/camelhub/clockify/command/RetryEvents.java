package io.camelhub.clockify.command;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.OutboxFailures.Failure;
import io.camelhub.clockify.outbox.OutboxFailures;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.util.List;
import java.util.stream.Collectors;

/** Orders that events are sent again which were refused, also those that are set aside. */
public final class RetryEvents {

    /** As many ids as the audit log holds. */
    private static final int MOST_NAMED = 3;

    private final OutboxFailures failures;
    private final AuditLog audit;

    public RetryEvents(OutboxFailures failures, AuditLog audit) {
        this.failures = failures;
        this.audit = audit;
    }

    /**
     * Has them sent within seconds by the hub that sends events.
     *
     * @param ids of events; empty for all
     * @return how many there are
     * @throws CommandFailedException where no event with one of the ids was refused
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
