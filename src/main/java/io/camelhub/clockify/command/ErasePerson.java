package io.camelhub.clockify.command;

import io.camelhub.clockify.people.privacy.ForgetReport;
import io.camelhub.clockify.people.privacy.Privacy;
import io.camelhub.clockify.sync.LeaseHeldException;
import io.camelhub.clockify.sync.Leases;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Orders that a person is erased: what they did stays in the sums, who they are is no longer known. */
public final class ErasePerson {

    /** Longer than a sync under {@code run} takes before it makes room for others. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Privacy privacy;
    private final Leases leases;

    public ErasePerson(Privacy privacy, Leases leases) {
        this.privacy = privacy;
        this.leases = leases;
    }

    /** Who would be erased, one line an employee or Clockify user. */
    public List<String> preview(String person) {
        return privacy.meant(person);
    }

    /**
     * Erases while nobody syncs: a page that was read already would bring the person back.
     *
     * @param waiting takes, once a workspace, which sync it waits for
     * @throws CommandFailedException where a sync runs for longer than two minutes; nothing is done then
     */
    public ForgetReport run(String person, Order order, Consumer<String> waiting) {
        order.log("erase a person");
        try {
            return leases.whileNobodySyncs(PATIENCE, waiting, () -> privacy.forget(person));
        } catch (LeaseHeldException e) {
            throw CommandFailedException.failed(
                    "Nobody was erased: " + e.getMessage() + ". Run the command again when that sync has ended.", e);
        }
    }
}
