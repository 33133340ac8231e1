package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.run.RunSummary;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.StringReader;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The recipes of routes.md, as they stand there. */
@Timeout(120)
class RecipesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KAFKA = "kafka:time-entries";

    private final World world = World.builder().seed(84).people(8).entries(300).oddities(false)
            .from(Instant.now().minus(Duration.ofDays(60))).build();
    private final String workspace = world.workspaceId();

    @TempDir
    private Path folder;

    private EditedRoutes routes;

    @BeforeEach
    void copyRoutes() {
        routes = new EditedRoutes(folder);
    }

    /** The YAML of a recipe, block by block. */
    static List<String> recipe(String title) throws IOException {
        return recipe("routes.md", title);
    }

    /** The same, of another page. */
    static List<String> recipe(String page, String title) throws IOException {
        return blocks(page, title, "yaml");
    }

    /** The settings of a recipe. */
    static Map<String, String> settings(String title) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(blocks("routes.md", title, "properties").get(0)));
        Map<String, String> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        return settings;
    }

    private static List<String> blocks(String page, String title, String language) throws IOException {
        String document = Files.readString(Path.of("src/main/docs").resolve(page));
        String section = document.substring(document.indexOf("### " + title + "\n"));
        return Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section.substring(0, section.indexOf("\n##", 3)))
                .results().map(block -> block.group(1)).toList();
    }

    private Hub hub(ClockifySimulator simulator, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("camel.main.routes-include-pattern", routes.pattern());
        return Hub.start(simulator, TestDatabases.empty(Dialect.H2), all);
    }

    /** Takes what a recipe sends to {@code direct:taken}. */
    private static void take(Hub hub, Processor processor) throws Exception {
        hub.context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:taken").errorHandler(noErrorHandler()).process(processor);
            }
        });
    }

    private static void assertDone(Hub hub) {
        assertThat(hub.sync()).singleElement().extracting(RunSummary::outcome, RunSummary::error).containsExactly("done", null);
    }

    private static void add(String json, Map<String, JsonNode> entries) throws IOException {
        JSON.readTree(json).path("entries").forEach(entry -> entries.put(entry.path("id").asText(), entry));
    }

    private void assertCopied(Map<String, JsonNode> copied) {
        assertThat(copied).containsOnlyKeys(world.entries(workspace).stream().map(EntryView::id).toList());
        for (EntryView entry : world.entries(workspace)) {
            assertThat(copied.get(entry.id()).path("started_at").asText()).isEqualTo(entry.start().toString());
            if (!entry.running()) {
                assertThat(copied.get(entry.id()).path("project_name").textValue()).isEqualTo(entry.projectName());
                assertThat(copied.get(entry.id()).path("client_name").textValue()).isEqualTo(entry.clientName());
                assertThat(copied.get(entry.id()).path("tags").size()).isEqualTo(entry.tags().size());
            }
        }
    }

    @Test
    void each_page_is_copied_to_an_endpoint() throws Exception {
        List<String> recipe = recipe("Copy each page to an endpoint");
        routes.steps(recipe.get(0)).add("my-copy.camel.yaml", recipe.get(1).replace(KAFKA, "direct:taken"));
        Map<String, JsonNode> copied = new TreeMap<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            take(hub, exchange -> {
                add(exchange.getMessage().getBody(String.class), copied);
                exchange.getMessage().setBody("the endpoint's answer");
            });

            assertDone(hub);

            assertCopied(copied);
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void the_entries_are_written_into_another_table() throws Exception {
        routes.steps(recipe("Write the entries into a table of your own").get(0));
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            hub.execute("create table my_entry (id varchar(24) primary key, project varchar(200))");

            assertDone(hub);

            assertThat(hub.count("select count(*) from my_entry")).isEqualTo(world.entryCount(workspace));
            assertThat(hub.count("select count(*) from my_entry m join clockify_time_entry e on e.id = m.id "
                    + "where m.project is distinct from e.project_name and e.ended_at is not null")).isZero();
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void a_step_that_must_not_fail_is_repeated_and_then_holds_the_page_back() throws Exception {
        routes.steps(recipe("Copy each page to an endpoint").get(0)).add("my-copy.camel.yaml",
                recipe("A step that must not fail").get(0).replace(KAFKA, "direct:taken").replace("\"1000\"", "\"1\""));
        AtomicBoolean full = new AtomicBoolean(true);
        List<Exchange> tries = new ArrayList<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            take(hub, exchange -> {
                tries.add(exchange);
                if (full.get()) {
                    throw new IllegalStateException("my topic is full");
                }
            });

            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains("my topic is full");
            });
            assertThat(tries).hasSize(4);
            assertThat(hub.count("select count(*) from clockify_time_entry")).isZero();

            full.set(false);
            assertDone(hub);
            Truth.of(hub, world).assertSame(workspace);
        }
    }

    @Test
    void a_step_that_may_fail_fails_beside_the_sync() throws Exception {
        List<String> recipe = recipe("A step that may fail");
        routes.steps(recipe.get(0)).add("my-copies.camel.yaml", recipe.get(1).replace(KAFKA, "direct:taken")
                .replace("\"1000\"", "\"1\"").replaceAll("log:my-copies[^\\n]*", "direct:set-aside"));
        Queue<Object> setAside = new ConcurrentLinkedQueue<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world);
                Hub hub = hub(simulator, Map.of("clockify.page-size", "50"))) {
            take(hub, exchange -> {
                throw new IllegalStateException("my topic is full");
            });
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:set-aside").process(exchange -> setAside.add(exchange.getMessage().getBody()));
                }
            });

            assertDone(hub);

            Truth.of(hub, world).assertSame(workspace);
            await().atMost(Duration.ofSeconds(30)).until(() -> setAside.stream().mapToInt(page ->
                    ((TimeEntryPage) page).entries().size()).sum() >= world.entryCount(workspace));
        }
    }

    @Test
    void a_body_that_is_no_page_any_more_is_refused_with_what_to_do() {
        routes.steps("- marshal:\n    json: {}\n");
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            assertThat(hub.sync()).singleElement().satisfies(run -> {
                assertThat(run.outcome()).isEqualTo("failed");
                assertThat(run.error()).contains("direct:clockify-steps", "must leave the page", "variableReceive");
            });
        }
    }

    @Test
    void the_fields_of_entries_are_read_by_simple_and_json_path() throws Exception {
        routes.steps("""
                - setVariable: {name: first, expression: {simple: {expression: "${body.entries[0][project_name]}"}}}
                - setVariable: {name: count, expression: {simple: {expression: "${body.entries.size}", resultType: java.lang.Integer}}}
                - setVariable: {name: some, expression: {jsonpath: {expression: "$.entries[?(@.project_name == 'PROJECT')]"}}}
                - split:
                    expression: {simple: {expression: "${body.entries}"}}
                    steps:
                      - setVariable: {name: each, expression: {simple: {expression: "${body[project_name]}"}}}
                      - setVariable: {name: employee, expression: {simple: {expression: "${body?[employee].fullName}"}}}
                      - to: {uri: direct:each, id: each}
                - to: {uri: direct:taken, id: taken}
                """.replace("PROJECT", world.projects(workspace).get(0).name()));
        List<String> mistakes = Collections.synchronizedList(new ArrayList<>());
        List<Object> counts = Collections.synchronizedList(new ArrayList<>());
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            hub.context().addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:each").process(exchange -> {
                        Map<?, ?> entry = exchange.getMessage().getBody(Map.class);
                        if (!String.valueOf(entry.get("project_name")).equals(String.valueOf(exchange.getVariable("each")))) {
                            mistakes.add(entry + " " + exchange.getVariable("each"));
                        }
                        if (exchange.getVariable("employee") != null) {
                            counts.add(exchange.getVariable("employee"));
                        }
                    });
                }
            });
            take(hub, exchange -> {
                TimeEntryPage page = exchange.getMessage().getBody(TimeEntryPage.class);
                Object name = page.entries().get(0).get("project_name");
                if (name != null && !name.equals(exchange.getVariable("first"))) {
                    mistakes.add(exchange.getVariable("first") + " is not " + name);
                }
                long some = page.entries().stream()
                        .filter(entry -> world.projects(workspace).get(0).name().equals(entry.get("project_name"))).count();
                if (((List<?>) exchange.getVariable("some")).size() != some) {
                    mistakes.add(exchange.getVariable("some") + " are not " + some);
                }
                if (!Integer.valueOf(page.entries().size()).equals(exchange.getVariable("count"))) {
                    mistakes.add(exchange.getVariable("count") + " are not " + page.entries().size());
                }
            });
            hub.database().migrate();
            hub.execute("insert into clockify_employee (id, full_name, active, changed_at) values ('E1', 'Anna', true, now())");
            String email = world.people(workspace).get(0).email();
            hub.execute("insert into clockify_employee_email (employee_id, position, email, email_key) values ('E1', 0, '"
                    + email + "', '" + email + "')");

            assertDone(hub);

            assertThat(mistakes).isEmpty();
            assertThat(counts).contains("Anna");
        }
    }

    @Test
    void no_page_is_held_on_to_that_an_expression_has_read() throws Exception {
        routes.steps("""
                - setVariable: {name: one, expression: {simple: {expression: "${body.entries[0][description]}"}}}
                - setVariable: {name: page, expression: {simple: {expression: "${body}"}}}
                - setVariable: {name: two, expression: {simple: {expression: "${variable.page.workspaceId} ${variable.page.entries.size}"}}}
                - setVariable: {name: three, expression: {jsonpath: {expression: "$.entries[?(@.project_name == 'Relaunch')]"}}}
                - split:
                    expression: {simple: {expression: "${body.entries}"}}
                    steps:
                      - setVariable: {name: four, expression: {simple: {expression: "${body[project_name]}"}}}
                - setBody: {expression: {simple: {expression: "${body.entries}"}}}
                - setBody: {expression: {jsonpath: {expression: "$[?(@.billable == true)]"}}}
                """);
        List<WeakReference<Object>> read = new ArrayList<>();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = hub(simulator, Map.of())) {
            ProducerTemplate producer = hub.context().createProducerTemplate();
            for (int number = 0; number < 1000; number++) {
                TimeEntryPage page = page(number);
                page.entries().forEach(entry -> read.add(new WeakReference<>(entry)));
                read.add(new WeakReference<>(page));

                assertThat(producer.requestBody("direct:clockify-steps", page, List.class)).hasSize(10);
            }

            await().atMost(Duration.ofSeconds(30)).until(() -> {
                System.gc();
                return read.stream().filter(one -> one.get() != null).count() < 100;
            });
        }
    }

    private static TimeEntryPage page(int number) {
        List<TimeEntry> entries = IntStream.range(0, 20).mapToObj(i -> new TimeEntry(number + "-" + i, Map.of(
                Column.USER_ID, "u", Column.STARTED_AT, Instant.EPOCH, Column.DESCRIPTION, "Review", Column.BILLABLE, i % 2 == 0)))
                .toList();
        return new TimeEntryPage("acme", "w", "report", null, entries, List.of(), List.of(), List.of(), List.of(), true);
    }
}
