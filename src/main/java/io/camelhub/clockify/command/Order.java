package io.camelhub.clockify.command;

import io.camelhub.clockify.model.OneLine;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who ordered something, and why or from where, for the history and the log.
 *
 * @param byWhom a name; at most 200 characters are kept
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

    /** Notes in the log what is done for it. */
    public void log(String what) {
        LOG.info("Ordered by {} ({}): {}", byWhom, reason, what);
    }
}
