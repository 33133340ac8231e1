package io.camelhub.clockify.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.HubFigures.OfIntegration;
import io.camelhub.clockify.settings.ClockifySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * Alerts about integrations that became late, refused or well again: one message per change, sent by one of several processes.
 * {@code clockify_alert} holds the reported states; a message that was not delivered is sent again, also after its process was killed.
 */
public final class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);

    /** How long one delivery may take before it is sent again. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Database database;
    private final FiguresQuery figures;
    private final ClockifySettings settings;
    private final ObjectMapper json;
    private final LongSupplier nanos;
    private volatile String unsent;
    /** The start of the current delivery; null for none, or where it is reported. */
    private final AtomicReference<Long> sendingSince = new AtomicReference<>();

    /** @param nanos a monotonic clock, as {@link System#nanoTime} */
    public Alerts(Database database, FiguresQuery figures, ClockifySettings settings, ObjectMapper json, LongSupplier nanos) {
        this.database = database;
        this.figures = figures;
        this.settings = settings;
        this.json = json;
        this.nanos = nanos;
    }

    /** @param expiresAt the end of the wait for its delivery; null where it was delivered */
    private record Reported(String integration, AlertState state, String token, Instant expiresAt) {
    }

    /** The messages that this process has to send now; none without an alert endpoint. */
    public List<Alert> changes() {
        if (settings.alertsUri() == null) {
            return List.of();
        }
        Map<String, Reported> reported = new HashMap<>();
        table().select("integration", "state", "token", "expires_at").list(Reported.class).forEach(one -> reported.put(one.integration(), one));
        Instant now = database.now();
        List<Alert> alerts = new ArrayList<>();
        for (OfIntegration integration : figures.figures(settings.integrations()).integrations()) {
            Reported last = reported.get(integration.name());
            AlertPolicy.Decided decided = AlertPolicy.decide(last == null ? null : last.state(), integration.health().level());
            if (decided.step() == AlertPolicy.Step.FORGET) {
                table().delete().where("integration", integration.name()).where("token", last.token()).run();
            } else if (decided.step() == AlertPolicy.Step.REPORT) {
                take(integration, last, decided.state(), now, alerts);
            } else if (last != null && last.expiresAt() != null && !Term.ending(last.expiresAt(), PATIENCE).holds(now)) {
                take(integration, last, last.state(), now, alerts);
            }
        }
        return alerts;
    }

    private void take(OfIntegration integration, Reported last, AlertState state, Instant now, List<Alert> alerts) {
        String token = UUID.randomUUID().toString();
        Object[] row = {"state", state, "token", token, "expires_at", now.plus(PATIENCE)};
        Table own = table().at("integration", integration.name());
        if (last == null ? created(own, row) : own.update(row).where("token", last.token()).run() == 1) {
            alerts.add(alert(integration.name(), token, state, integration.health()));
        }
    }

    /** False where another process has claimed it. */
    private static boolean created(Table own, Object... row) {
        try {
            own.insert(row);
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    private Table table() {
        return database.table("clockify_alert");
    }

    private Alert alert(String integration, String token, AlertState state, Health health) {
        String subject = "Clockify integration " + integration + " " + state.words();
        return new Alert(integration, token, subject, json.createObjectNode()
                .put("text", subject + (health.reason() == null ? "" : ": " + OneLine.of(health.reason())))
                .put("integration", integration)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .toString());
    }

    /** Records the start of a delivery. */
    public void sending() {
        sendingSince.set(nanos.getAsLong());
    }

    /** Logs once per message that the endpoint does not answer; meanwhile another process may send it. */
    public void reportSilence() {
        Long since = sendingSince.get();
        if (since != null && nanos.getAsLong() - since > PATIENCE.toNanos() && sendingSince.compareAndSet(since, null)) {
            LOG.warn("clockify.alerts.uri has not answered for {} minutes: no other message is sent until it does; give the endpoint a time-out",
                    PATIENCE.toMinutes());
        }
    }

    /** Records that the endpoint accepted a message. */
    public void sent(Alert alert) {
        sendingSince.set(null);
        table().update("expires_at", null).where("integration", alert.integration()).where("token", alert.token()).run();
        unsent = null;
    }

    /** Records a failed delivery, which is repeated a little later. It is logged once per reason. */
    public void notSent(Alert alert, Exception fault) {
        sendingSince.set(null);
        String why = OneLine.of(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
        if (!why.equals(unsent)) {
            LOG.warn("clockify.alerts.uri does not take a message about integration {}, which is sent again: {}", alert.integration(), why);
        }
        unsent = why;
    }
}
