package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.HostCircuitBreaker;
import io.camelhub.clockify.http.HostSilentException;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.BadSqlGrammarException;

/** One integration of six has a host that takes connections and never answers. */
@Timeout(180)
@Tag("slow")
class HangingHostTest {

    private static final int OTHERS = 5;

    private final Instant start = Instant.parse("2026-11-20T10:00:00Z");
    private final AtomicReference<Instant> now = new AtomicReference<>(start);
    private final World world = World.builder().seed(86).workspaces(OTHERS).people(4).entries(20)
            .from(start.minus(Duration.ofDays(30))).to(start).build();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket hanging;

    HangingHostTest() throws IOException {
        hanging = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CompletableFuture.runAsync(() -> {
            try {
                while (true) {
                    connections.add(hanging.accept());
                }
            } catch (IOException e) {
                // the test is over
            }
        });
    }

    @AfterEach
    void hangUp() throws IOException {
        hanging.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private Map<String, String> settings(ClockifySimulator simulator) {
        Map<String, String> settings = new HashMap<>();
        for (int i = 0; i < OTHERS; i++) {
            String name = "clockify.integrations.i" + i + ".";
            settings.put(name + "api-key", world.addKey("k" + i, world.keyOwner(World.ADMIN)));
            settings.put(name + "api-url", simulator.apiUrl());
            settings.put(name + "reports-url", simulator.reportsUrl());
            settings.put(name + "team-ids", world.workspaceIds().get(i));
        }
        String silent = "http://127.0.0.1:" + hanging.getLocalPort() + "/";
        settings.put("clockify.integrations.acme.api-url", silent + "api/v1");
        settings.put("clockify.integrations.acme.reports-url", silent + "v1");
        return settings;
    }

    private static long done(Hub hub) {
        return hub.count("select count(*) from clockify_integration_workspace where synced_at is not null");
    }

    @Test
    void the_others_have_their_rows_while_it_hangs() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings(simulator))) {
                CompletableFuture<?> sync = CompletableFuture.runAsync(hub::sync);

                await().atMost(Duration.ofSeconds(45)).ignoreException(BadSqlGrammarException.class).until(() -> done(hub) == OTHERS);
                assertThat(sync).isNotDone();
                assertThat(connections).hasSize(1);

                hangUp();
                sync.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void from_the_queue_it_costs_one_time_out(@TempDir Path routes) throws Exception {
        String pattern = new EditedRoutes(routes).impatient().replace("clockify-api.camel.yaml", "60000", "5000").pattern();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            Map<String, String> settings = settings(simulator);
            settings.putAll(Map.of("camel.main.routes-include-pattern", pattern, "clockify.tick", "* * * * * ?"));
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, now::get)) {
                await().atMost(Duration.ofSeconds(60)).until(() -> !hub.failures().isEmpty());
                await().atMost(Duration.ofSeconds(60)).until(() -> done(hub) == OTHERS);

                assertThat(connections).hasSize(1);
            }
        }
    }

    @Test
    void who_waits_for_a_budget_keeps_nobody_from_a_host_that_has_not_answered_yet() throws Exception {
        World limited = World.builder().seed(23).people(3).entries(20).plan(Plan.FREE).build();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(limited)) {
            Map<String, String> other = Map.of(
                    "clockify.integrations.other.api-key", limited.adminKey(),
                    "clockify.integrations.other.api-url", simulator.apiUrl(),
                    "clockify.integrations.other.reports-url", simulator.reportsUrl());
            try (Hub hub = Hub.start(simulator, database, other)) {
                hub.sync(SyncOrder.of(List.of("acme")));
                hub.execute("delete from clockify_request");
                hub.execute("insert into clockify_request (integration, workspace_id, sent_at, answered_at) select 'acme', '"
                        + limited.workspaceId() + "', current_timestamp - interval '60' minute, "
                        + "current_timestamp - interval '61' minute + interval '8' second from system_range(1, 30)");
            }
            // this one has asked nothing yet
            try (Hub hub = Hub.start(simulator, database, other); ProducerTemplate template = hub.context().createProducerTemplate()) {
                CompletableFuture<Exchange> waits = template.asyncSend("direct:clockify-get", request("acme", limited.workspaceId()));
                await().atMost(Duration.ofSeconds(5)).until(() -> hub.context().getInflightRepository().size("clockify-call") == 1);

                Exchange answered = template.send("direct:clockify-get", request("other", "unlimited"));

                assertThat(answered.getException()).isNull();
                assertThat(waits).as("it waits for its budget meanwhile").isNotDone();
                assertThat(waits.get(30, TimeUnit.SECONDS).getException()).isNull();
            }
        }
    }

    private static Processor request(String integration, String workspace) {
        return exchange -> {
            exchange.setVariable("clockifyIntegration", integration);
            exchange.setVariable("clockifyWorkspace", workspace);
            exchange.setVariable("clockifyPath", "/user");
            exchange.setVariable("clockifyQuery", "");
        };
    }

    @Test
    void a_request_that_the_host_s_silence_keeps_from_being_sent_uses_up_no_budget() throws Exception {
        World limited = World.builder().seed(23).people(3).entries(20).plan(Plan.FREE).build();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator simulator = ClockifySimulator.start(limited)) {
            try (Hub hub = Hub.start(simulator, database, Map.of())) {
                hub.sync();
                hub.execute("delete from clockify_request");
            }
            try (Hub hub = Hub.start(simulator, database, Map.of()); ProducerTemplate template = hub.context().createProducerTemplate()) {
                HostCircuitBreaker gate = hub.bean("clockifyHostGate", HostCircuitBreaker.class);
                HostCircuitBreaker.Permit asked = gate.acquire("acme", "/user");

                Exchange refused = template.send("direct:clockify-get", request("acme", limited.workspaceId()));

                assertThat(ErrorTranslator.cause(refused.getException())).isInstanceOf(HostSilentException.class);
                assertThat(hub.count("select count(*) from clockify_request")).isZero();
                gate.answered(asked);
            }
        }
    }

    @Test
    void requests_that_time_out_together_count_as_one() throws Exception {
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), Map.of(), now::get)) {
            HostCircuitBreaker gate = hub.bean("clockifyHostGate", HostCircuitBreaker.class);
            gate.answered(gate.acquire("acme", "/user"));
            List<HostCircuitBreaker.Permit> together = List.of(
                    gate.acquire("acme", "/user"), gate.acquire("acme", "/user"), gate.acquire("acme", "/user"));
            gate.failed(together.get(0), new SocketTimeoutException(), null);

            // a host that has answered may have been busy for once
            HostCircuitBreaker.Permit second = gate.acquire("acme", "/user");
            together.subList(1, 3).forEach(request -> gate.failed(request, new SocketTimeoutException(), null));
            assertThatThrownBy(() -> gate.acquire("acme", "/user")).as("the second is under way").isInstanceOfSatisfying(
                    HostSilentException.class, silent -> assertThat(silent.hasTimedOut()).isFalse());
            gate.failed(second, new SocketTimeoutException(), null);
            assertThatThrownBy(() -> gate.acquire("acme", "/user"))
                    .isInstanceOfSatisfying(HostSilentException.class, silent -> assertThat(silent.until()).isEqualTo(start.plusSeconds(60)));
        }
    }

    @Test
    void it_is_asked_less_and_less_often(@TempDir Path routes) throws Exception {
        String pattern = new EditedRoutes(routes).impatient().replace("clockify-api.camel.yaml", "60000", "5000").pattern();
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().paidPerSecond(1_000_000);
            Map<String, String> settings = settings(simulator);
            settings.put("camel.main.routes-include-pattern", pattern);
            try (Hub hub = Hub.start(simulator, TestDatabases.empty(Dialect.H2), settings, now::get)) {
                hub.sync();
                assertThat(done(hub)).isEqualTo(OTHERS);
                assertThat(connections).as("a person waits for a second try").hasSize(2);
                assertThat(hub.failures()).singleElement().asString().contains("has not answered", "clockify.integrations.acme.region");

                for (int minute = 0; minute < 8; minute++) {
                    now.updateAndGet(before -> before.plus(Duration.ofMinutes(1)));
                    hub.sync(SyncOrder.of(List.of("acme")));
                }
                // after 1, 3 and 7 minutes
                assertThat(connections).hasSize(5);
            }
        }
    }
}
