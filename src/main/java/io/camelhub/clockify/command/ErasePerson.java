package io.camelhub.clockify.command;

import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.Erasure;
import io.camelhub.clockify.privacy.ErasureReport;
import io.camelhub.clockify.run.LeaseHeldException;
import io.camelhub.clockify.run.Leases;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Erases a person: their work stays in the sums, but not who they are. */
public final class ErasePerson {

    /** Longer than a sync of {@code run} takes until it yields its slot. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Erasure erasure;
    private final Leases leases;
    private final AuditLog audit;

    public ErasePerson(Erasure erasure, Leases leases, AuditLog audit) {
        this.erasure = erasure;
        this.leases = leases;
        this.audit = audit;
    }

    /** The people who would be erased, one line per employee or Clockify user. */
    public List<String> preview(String person) {
        return erasure.meant(person);
    }

    /**
     * Erases the person while no sync is running: a page that was already read would store the person again.
     *
     * @param waiting takes the running sync, once per workspace
     * @throws CommandFailedException where a sync runs for longer than two minutes; nothing is erased then
     */
    public ErasureReport run(String person, Order order, Consumer<String> waiting) {
        order.log("erase a person");
        try {
            return leases.whileNobodySyncs(PATIENCE, waiting, () -> audit.inTransaction(order,
                    // the audit log does not name the erased person
                    new Line(AuditAction.PERSON_ERASED, null, null, null, null),
                    () -> erasure.erase(person), report -> AuditLog.End.done(AuditLog.lines(report.done()))));
        } catch (LeaseHeldException e) {
            throw CommandFailedException.failed(
                    "Nobody was erased: " + e.getMessage() + ". Run the command again when that sync has ended.", e);
        }
    }
}
