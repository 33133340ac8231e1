package io.camelhub.clockify.monitor;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.HubFigures.OfIntegration;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;

/**
 * Alerts about integrations that became late, refused or well again: one message per change, sent by one of several processes.
 * {@code clockify_alert} holds the reported states; {@link Notices} delivers.
 */
public final class Alerts {

    private final Database database;
    private final FiguresQuery figures;
    private final ClockifySettings settings;
    private final ObjectMapper json;

    public Alerts(Database database, FiguresQuery figures, ClockifySettings settings, ObjectMapper json) {
        this.database = database;
        this.figures = figures;
        this.settings = settings;
        this.json = json;
    }

    /** @param expiresAt the end of the wait for its delivery; null where it was delivered */
    private record Reported(String integration, AlertState state, String token, Instant expiresAt) {
    }

    /** The messages that are to be sent now; none without an alert endpoint. */
    public List<Notice> changes() {
        String uri = settings.alertsUri();
        if (uri == null) {
            return List.of();
        }
        Map<String, Reported> reported = new HashMap<>();
        table().select("integration", "state", "token", "expires_at").list(Reported.class).forEach(one -> reported.put(one.integration(), one));
        Instant now = database.now();
        List<Notice> alerts = new ArrayList<>();
        for (OfIntegration integration : figures.figures(settings.integrations()).integrations()) {
            Reported last = reported.get(integration.name());
            AlertPolicy.Decided decided = AlertPolicy.decide(last == null ? null : last.state(), integration.health().level());
            if (decided.step() == AlertPolicy.Step.FORGET) {
                table().delete().where("integration", integration.name()).where("token", last.token()).run();
            } else if (decided.step() == AlertPolicy.Step.REPORT) {
                alerts.add(alert(uri, integration, last, decided.state()));
            } else if (last != null && last.expiresAt() != null && !Notices.isWaitedFor(last.expiresAt(), now)) {
                alerts.add(alert(uri, integration, last, last.state()));
            }
        }
        return alerts;
    }

    private Table table() {
        return database.table("clockify_alert");
    }

    private Notice alert(String uri, OfIntegration integration, Reported last, AlertState state) {
        String name = integration.name();
        Health health = integration.health();
        String subject = "Clockify integration " + name + " " + state.words();
        return new Notice(Setting.ALERTS_URI.property(), uri, "integration " + name, UUID.randomUUID().toString(), subject, json.createObjectNode()
                .put("text", subject + (health.reason() == null ? "" : ": " + OneLine.of(health.reason())))
                .put("integration", name)
                .put("state", state.name().toLowerCase(Locale.ROOT))
                .toString(), new Delivered(table().at("integration", name), last == null ? null : last.token(), state));
    }

    /**
     * The row of an alert.
     *
     * @param before the token of the state that was reported last; null for none
     */
    private record Delivered(Table own, String before, AlertState state) implements Notice.Delivery {

        @Override
        public boolean claim(String token, Instant until) {
            Object[] row = {"state", state, "token", token, "expires_at", until};
            return before == null ? isCreated(row) : own.update(row).where("token", before).run() == 1;
        }

        /** False where another process has claimed it. */
        private boolean isCreated(Object... row) {
            try {
                own.insert(row);
                return true;
            } catch (DuplicateKeyException e) {
                return false;
            }
        }

        @Override
        public void accepted(String token) {
            own.update("expires_at", null).where("token", token).run();
        }
    }
}
