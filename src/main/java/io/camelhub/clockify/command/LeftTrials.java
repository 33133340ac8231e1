package io.camelhub.clockify.command;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Deletes the rows of tried keys under temporary names, left behind when a process was killed. */
public final class LeftTrials {

    private static final Logger LOG = LoggerFactory.getLogger(LeftTrials.class);
    private static final Pattern NAME = Pattern.compile("test-[0-9a-f]{8}");
    /** The longest time that a trial takes. */
    private static final Duration LONGEST = Duration.ofHours(1);

    private final Database database;
    private final ClockifySettings settings;
    private final IntegrationData data;
    private volatile Instant clearedAt = Instant.MIN;

    public LeftTrials(Database database, ClockifySettings settings, IntegrationData data) {
        this.database = database;
        this.settings = settings;
        this.data = data;
    }

    /** A temporary name that no other integration has. */
    static String name() {
        return "test-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Deletes them, at the start and every hour; after a database error the next call tries again. */
    public void clear() {
        try {
            Instant now = database.now();
            if (clearedAt.isAfter(now.minus(LONGEST))) {
                return;
            }
            Set<String> written = settings.integrations().integrations().stream().map(Integration::name).collect(Collectors.toSet());
            List<String> left = database.table("clockify_integration").select("name").like("name", "test-%").below("first_sync_at", now.minus(LONGEST)).list(String.class)
                    .stream().filter(name -> NAME.matcher(name).matches() && !written.contains(name)).toList();
            left.forEach(data::forget);
            clearedAt = now;
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.debug("The rows of keys that were tried have to wait: {}", DatabaseUnavailableException.reason(e));
        }
    }
}
