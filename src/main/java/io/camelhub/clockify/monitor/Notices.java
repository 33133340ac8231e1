package io.camelhub.clockify.monitor;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery of messages to endpoints of the settings, each by one of several processes. A message that was not delivered is sent again, also
 * after its process was killed. Safe for use by several threads.
 */
public final class Notices {

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

    /** How long one delivery may take before it is sent again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final LongSupplier nanos;
    /** The last reported error, by setting. */
    private final Map<String, String> unsent = new ConcurrentHashMap<>();
    /** The start of the current delivery, by setting; none where it is reported. */
    private final Map<String, Long> sendingSince = new ConcurrentHashMap<>();

    /** @param nanos a monotonic clock, as {@link System#nanoTime} */
    public Notices(Database database, LongSupplier nanos) {
        this.database = database;
        this.nanos = nanos;
    }

    /** Whether the claim of a message may still be in use; null where there is none. */
    static boolean isWaitedFor(Instant expiresAt, Instant now) {
        return expiresAt != null && Term.ending(expiresAt, PATIENCE).holds(now);
    }

    /** Claims a message, directly before it is sent; false where this process must not send it. */
    public boolean claim(Notice notice) {
        if (!notice.delivery().claim(notice.token(), database.now().plus(PATIENCE))) {
            return false;
        }
        sending(notice.setting());
        return true;
    }

    /** Records the start of a delivery. */
    void sending(String setting) {
        sendingSince.put(setting, nanos.getAsLong());
    }

    /** Logs once per message that an endpoint does not answer; meanwhile another process may send it. */
    public void reportSilence() {
        sendingSince.forEach((setting, since) -> {
            if (nanos.getAsLong() - since > PATIENCE.toNanos() && sendingSince.remove(setting, since)) {
                LOG.warn("{} has not answered for {} minutes: no other message is sent until it does; give the endpoint a time-out",
                        setting, PATIENCE.toMinutes());
            }
        });
    }

    /** Records that the endpoint accepted a message. */
    public void sent(Notice notice) {
        sendingSince.remove(notice.setting());
        notice.delivery().accepted(notice.token());
        unsent.remove(notice.setting());
    }

    /** Records a failed delivery, which is repeated a little later. It is logged once per reason. */
    public void notSent(Notice notice, Exception fault) {
        sendingSince.remove(notice.setting());
        String why = OneLine.of(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
        if (!why.equals(unsent.put(notice.setting(), why))) {
            LOG.warn("{} does not take a message about {}, which is sent again: {}", notice.setting(), notice.about(), why);
        }
        notice.delivery().refused(notice.token());
    }
}
