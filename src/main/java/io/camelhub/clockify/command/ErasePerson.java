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

/** Orders that a person is erased: what they did stays in the sums, who they are is no longer known. */
public final class ErasePerson {

    /** Longer than a sync under {@code run} takes before it makes room for others. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Erasure erasure;
    private final Leases leases;
    private final AuditLog audit;

    public ErasePerson(Erasure erasure, Leases leases, AuditLog audit) {
        this.erasure = erasure;
        this.leases = leases;
        this.audit = audit;
    }

    /** Who would be erased, one line an employee or Clockify user. */
    public List<String> preview(String person) {
        return erasure.meant(person);
    }

    /**
     * Erases while nobody syncs: a page that was read already would bring the person back.
     *
     * @param waiting takes, once a workspace, which sync it waits for
     * @throws CommandFailedException where a sync runs for longer than two minutes; nothing is done then
     */
    public ErasureReport run(String person, Order order, Consumer<String> waiting) {
        order.log("erase a person");
        try {
            return leases.whileNobodySyncs(PATIENCE, waiting, () -> audit.inTransaction(order,
                    // whom it was about is what nobody is to know
                    new Line(AuditAction.PERSON_ERASED, null, null, null, null),
                    () -> erasure.erase(person), report -> AuditLog.End.done(AuditLog.lines(report.done()))));
        } catch (LeaseHeldException e) {
            throw CommandFailedException.failed(
                    "Nobody was erased: " + e.getMessage() + ". Run the command again when that sync has ended.", e);
        }
    }
}
