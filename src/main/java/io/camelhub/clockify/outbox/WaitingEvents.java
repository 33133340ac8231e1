package io.camelhub.clockify.outbox;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The waiting events of {@code clockify_outbox}, with the state of refused ones. */
final class WaitingEvents {

    private static final String FAILURES = "clockify_outbox_failure";

    private final Database database;

    WaitingEvents(Database database) {
        this.database = database;
    }

    /**
     * The first events to send, in order. Left out are keys with an event that is set aside or waits for its next try, and events behind an earlier
     * one of their key.
     *
     * @param after the sequence number after which they begin; 0 for all
     */
    List<OutgoingEvent> list(long after, int most) {
        Instant now = database.now();
        return database.statement("waiting-events/list", "after", after, "now", now, "latest", Term.latest(now), "most", most)
                .query((row, index) -> new OutgoingEvent(
                        row.getLong("seq"),
                        row.getString("id"),
                        row.getString("aggregatetype"),
                        row.getString("aggregateid"),
                        row.getString("type"),
                        row.getString("payload"),
                        database.instant(row, "created_at"),
                        row.getBoolean("replayed"),
                        row.getInt("tries")))
                .list();
    }

    /** Deletes accepted events, with their failures. */
    void delete(Collection<OutgoingEvent> taken) {
        database.inTransaction(() -> {
            database.table("clockify_outbox").delete().in("seq", taken.stream().map(OutgoingEvent::seq).toList()).run();
            List<Long> refused = taken.stream().filter(event -> event.tries() >= 0).map(OutgoingEvent::seq).toList();
            if (!refused.isEmpty()) {
                database.table(FAILURES).delete().in("seq", refused).run();
            }
        });
    }

    /** Stores the states of refused events. */
    void keep(List<DeliveryPolicy.Failure> failures) {
        Instant now = database.now();
        database.inTransaction(() -> {
            failures.forEach(failure -> keep(failure, now));
        });
    }

    /** Makes events due that were set aside while nothing else was accepted: one more refusal sets them aside for good. */
    void retryAlone() {
        database.table(FAILURES).update("tries", DeliveryPolicy.TRIES - 1, "alone", false, "try_again_at", database.now(), "set_aside_at", null)
                .where("alone", true).run();
    }

    private void keep(DeliveryPolicy.Failure failure, Instant now) {
        Table failures = database.table(FAILURES).at("aggregateid", failure.event().key());
        Object[] row = {"seq", failure.event().seq(), "tries", failure.tries(), "error", failure.error(), "failed_at", now,
            "try_again_at", failure.setAside() ? null : now.plus(failure.pause()), "set_aside_at", failure.setAside() ? now : null,
            "alone", failure.alone()};
        if (failures.update(row).run() == 0) {
            failures.insert(row);
        }
    }
}
