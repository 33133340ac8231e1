package io.camelhub.clockify.command;

import io.camelhub.clockify.model.OneLine;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A person's order, for the history and the log.
 *
 * @param byWhom a name, cut to 200 characters
 * @param reason for instance the command that was called
 */
public record Order(String byWhom, String reason) {

    private static final Logger LOG = LoggerFactory.getLogger(Order.class);
    private static final int LONGEST = 200;

    public Order {
        byWhom = OneLine.of(byWhom, LONGEST);
        byWhom = byWhom == null || byWhom.isEmpty() ? "unknown" : byWhom;
        reason = OneLine.of(Objects.requireNonNull(reason), LONGEST);
    }

    /** Logs what is done for the order. */
    public void log(String what) {
        LOG.info("Ordered by {} ({}): {}", byWhom, reason, what);
    }
}
