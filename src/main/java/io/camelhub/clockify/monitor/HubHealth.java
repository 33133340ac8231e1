package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.Health;
import io.camelhub.clockify.query.HubFigures;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.health.HealthCheckResultBuilder;

/**
 * The plugin's checks, all of readiness: {@code clockify-database}, and {@code clockify-integration-<name>} for each integration of
 * the settings. An integration is UP with a message, unless {@code clockify.health.late-is-down} says otherwise. Safe for use by
 * several threads.
 */
public final class HubHealth implements HealthCheckRepository {

    private static final String GROUP = "clockify";

    private final ClockifySettings settings;
    private final DatabaseQuery database;
    private final LatestFigures figures;
    private final HealthCheck databaseCheck = new Check("clockify-database", this::database);
    private final Map<String, HealthCheck> integrationChecks = new ConcurrentHashMap<>();
    private volatile boolean enabled = true;

    public HubHealth(ClockifySettings settings, DatabaseQuery database, LatestFigures figures) {
        this.settings = settings;
        this.database = database;
        this.figures = figures;
    }

    @Override
    public String getId() {
        return GROUP;
    }

    @Override
    public boolean isEnabled() {
        return enabled;
    }

    @Override
    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    public Stream<HealthCheck> stream() {
        if (!enabled) {
            return Stream.empty();
        }
        Set<String> names = settings.integrations().integrations().stream().map(Integration::name)
                .collect(Collectors.toCollection(TreeSet::new));
        names.addAll(settings.integrations().unusable());
        integrationChecks.keySet().retainAll(names);
        return Stream.concat(Stream.of(databaseCheck), names.stream().map(name -> integrationChecks.computeIfAbsent(
                name, of -> new Check("clockify-integration-" + of, result -> integration(of, result)))));
    }

    private void database(HealthCheckResultBuilder result) {
        try {
            say(result.up(), database.about().product() + " answers");
        } catch (SQLException | RuntimeException e) {
            say(result.down().error(e), "the database does not answer: " + OneLine.of(e.getMessage()));
        }
    }

    private void integration(String name, HealthCheckResultBuilder result) {
        HubFigures known = figures.get();
        Health health = known == null ? null : known.integrations().stream()
                .filter(one -> one.name().equals(name)).map(HubFigures.OfIntegration::health).findFirst().orElse(null);
        HealthRule rule = HealthRule.of(health, settings.lateIsDown());
        say(result.state(rule.up() ? HealthCheck.State.UP : HealthCheck.State.DOWN), OneLine.of(rule.message()));
    }

    /** Adds the message as a detail too, because Spring Boot's Actuator shows nothing else. */
    private static void say(HealthCheckResultBuilder result, String message) {
        result.message(message).detail("message", message);
    }

    /** A check, and whether the host has disabled it. */
    private static final class Check implements HealthCheck {

        private final String id;
        private final Consumer<HealthCheckResultBuilder> look;
        private volatile boolean enabled = true;

        Check(String id, Consumer<HealthCheckResultBuilder> look) {
            this.id = id;
            this.look = look;
        }

        @Override
        public String getId() {
            return id;
        }

        @Override
        public String getGroup() {
            return GROUP;
        }

        @Override
        public boolean isEnabled() {
            return enabled;
        }

        @Override
        public void setEnabled(boolean enabled) {
            this.enabled = enabled;
        }

        @Override
        public Result call(Map<String, Object> options) {
            HealthCheckResultBuilder result = HealthCheckResultBuilder.on(this)
                    .detail(CHECK_ID, id).detail(CHECK_GROUP, GROUP).detail(CHECK_KIND, Kind.READINESS);
            if (enabled) {
                look.accept(result);
            } else {
                result.unknown().message("Disabled").detail(CHECK_ENABLED, false);
            }
            return result.build();
        }
    }
}
