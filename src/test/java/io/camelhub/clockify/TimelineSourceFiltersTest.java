package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.roster.Roster;
import io.camelhub.clockify.people.roster.RosterColumns;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The parameters of the kamelet clockify-timeline-source, each in a route of its own, and more changes than it reads at once. */
class TimelineSourceFiltersTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    private final Instant now = Instant.now();
    private final World world = World.builder().seed(94).people(4).projects(3).entries(450).zones("UTC").oddities(false)
            .from(now.minus(Duration.ofDays(20))).to(now.minus(Duration.ofDays(3))).build();
    private final String workspace = world.workspaceId();
    private final String ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneId.of("UTC"));
    private final EntryView first = world.entries(workspace).stream().filter(entry -> entry.projectName() != null && !entry.locked()).findFirst().orElseThrow();
    private final String second = world.entries(workspace).stream().map(EntryView::userId).filter(user -> !user.equals(first.userId())).findFirst().orElseThrow();
    private final String pause = world.createEntry(workspace,
            EntryDraft.of(second, now.minus(Duration.ofHours(50)), now.minus(Duration.ofHours(49))).withType("BREAK"));
    private final Instant middle = now.minus(Duration.ofDays(10));

    /** What each route took: kind and entry, in its order. */
    private final Map<String, List<String>> taken = new ConcurrentHashMap<>();

    @TempDir
    private Path folder;

    /** What a route asks for, and which entries those are. */
    private record Wanted(String parameter, String value, Predicate<EntryView> entries) {
    }

    private Map<String, Wanted> routes() {
        Map<String, Wanted> routes = new TreeMap<>();
        routes.put("all", new Wanted("integration", "", entry -> true));
        routes.put("integration", new Wanted("integration", "acme, other", entry -> true));
        routes.put("nobody", new Wanted("integration", "other", entry -> false));
        routes.put("team", new Wanted("team", "Engines", entry -> entry.userId().equals(first.userId())));
        routes.put("person", new Wanted("person", second, entry -> entry.userId().equals(second)));
        routes.put("project", new Wanted("project", first.projectName(), entry -> first.projectName().equals(entry.projectName())));
        routes.put("type", new Wanted("type", "BREAK", entry -> entry.id().equals(pause)));
        routes.put("occurred", new Wanted("occurredFrom", middle.toString(), entry -> !entry.start().isBefore(middle)));
        routes.put("unmatched", new Wanted("unmatched", "true", entry -> !entry.userId().equals(first.userId())));
        return routes;
    }

    private Hub hub(ClockifySimulator simulator, TestDatabases.Access database) throws Exception {
        EditedRoutes files = new EditedRoutes(Files.createTempDirectory(folder, "routes"));
        StringBuilder yaml = new StringBuilder();
        routes().forEach((reader, wanted) -> yaml.append("""
                - route:
                    id: my-%s
                    from:
                      uri: kamelet:clockify-timeline-source
                      parameters:
                        reader: %s
                        start: 2020-01-01
                        period: "200"
                        %s: "%s"
                      steps:
                        - setHeader:
                            name: reader
                            constant: %s
                        - to:
                            uri: direct:taken
                """.formatted(reader, reader, wanted.parameter(), wanted.value(), reader)));
        files.add("my-timeline.camel.yaml", yaml.toString());
        Hub hub = Hub.start(simulator, database, Map.of("camel.main.routes-include-pattern", files.pattern()));
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taken").process(exchange -> taken
                        .computeIfAbsent(exchange.getMessage().getHeader("reader", String.class), reader -> new CopyOnWriteArrayList<>())
                        .add(exchange.getMessage().getHeader("clockifyChange", String.class) + " "
                                + new ObjectMapper().readTree(exchange.getMessage().getBody(String.class)).path("time_entry_id").asText()));
            }
        });
        return hub;
    }

    private List<String> taken(String reader) {
        return taken.getOrDefault(reader, List.of());
    }

    private void assertTaken(Map<String, List<String>> expected) {
        await().atMost(SOON).untilAsserted(() -> expected.forEach((reader, changes) ->
                assertThat(taken(reader)).as(reader).containsExactlyInAnyOrderElementsOf(changes)));
    }

    @Test
    void each_parameter_lets_through_what_it_names_and_each_change_once_after_a_restart_too() throws Exception {
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        PersonView employee = world.people(workspace).stream().filter(person -> person.id().equals(first.userId())).findFirst().orElseThrow();
        Path roster = Files.writeString(folder.resolve("roster.csv"),
                "id,name,email,team\ne1,%s,%s,Engines\n".formatted(employee.name(), employee.email()));
        Map<String, List<String>> created = new TreeMap<>();
        routes().forEach((reader, wanted) -> created.put(reader,
                world.entries(workspace).stream().filter(wanted.entries()).map(entry -> "created " + entry.id()).toList()));
        assertThat(created.get("all")).as("more than are read at once").hasSizeGreaterThan(400);
        assertThat(created).allSatisfy((reader, changes) -> assertThat(changes.size()).as(reader)
                .matches(size -> reader.equals("nobody") ? size == 0 : size > 0));
        try (ClockifySimulator simulator = ClockifySimulator.start(world)) {
            simulator.behaviour().on(Quirk.REPORT_TYPE);
            try (Hub hub = Hub.start(simulator, database, Map.of())) {
                hub.database().migrate();
                assertThat(hub.bean("clockifyRoster", Roster.class).importCsv(roster, new RosterColumns(Map.of()), false).errors()).isEmpty();
                hub.sync();
            }
            try (Hub hub = hub(simulator, database)) {
                assertTaken(created);
            }
            taken.clear();
            world.editEntry(workspace, first.id(), draft -> draft.withProject(null).withUser(ada));
            try (Hub hub = hub(simulator, database)) {
                await().atMost(SOON).pollInterval(Duration.ofSeconds(1)).until(() -> {
                    hub.sync();
                    return !taken("all").isEmpty();
                });

                assertTaken(Map.of(
                        "all", List.of("updated " + first.id()),
                        "integration", List.of("updated " + first.id()),
                        "team", List.of("deleted " + first.id()),
                        "project", List.of("deleted " + first.id()),
                        "unmatched", List.of("created " + first.id()),
                        "nobody", List.of(),
                        "person", List.of()));
            }
        }
    }
}
