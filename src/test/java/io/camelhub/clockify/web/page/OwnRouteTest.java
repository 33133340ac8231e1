package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Routes of an engineer's own on the console's server, beside its pages, below them and in place of them. */
class OwnRouteTest {

    private static final String ROUTE = """
            - route:
                id: my-%1$s
                from:
                  uri: platform-http:%2$s
                  parameters:
                    httpMethodRestrict: %3$s
                    headerFilterStrategy: "#clockifyConsoleHeaders"
                  steps:
                    - setBody:
                        expression:
                          simple:
                            expression: "my %1$s, for ${header.CamelVertxPlatformHttpAuthenticatedUser.principal?.getString('name')}"
            """;

    private static ClockifySimulator simulator;
    private static ConsoleSite site;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(World.builder().people(2).entries(5).build());
        Path routes = Files.createDirectories(folder.resolve("my-routes"));
        Files.writeString(routes.resolve("my.camel.yaml"), documented() + ROUTE.formatted("runs", "/console/runs", "GET")
                + ROUTE.formatted("part", "/console/timeline/by/my/{rule}", "GET") + ROUTE.formatted("order", "/console/audit", "POST")
                + ROUTE.formatted("other", "/elsewhere", "GET"));
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                Map.of("camel.main.routes-include-pattern", "file:routes/*.camel.yaml,file:" + routes + "/*.camel.yaml"));
    }

    /** The example of the guide. */
    private static String documented() throws IOException {
        String guide = Files.readString(Path.of("src/main/docs/console.md"));
        return guide.substring(guide.indexOf("```yaml\n") + "```yaml\n".length(), guide.indexOf("\n```", guide.indexOf("```yaml"))) + "\n";
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    @Test
    void a_page_of_one_s_own_below_the_console_is_for_admins_and_one_below_a_page_for_those_of_that_page() {
        Visit admin = site.visitor("admin");
        Visit viewer = site.visitor("viewer");

        assertThat(admin.page("/console/mine")).isEqualTo("For admin");
        assertThat(viewer.get("/console/mine").statusCode()).isEqualTo(403);
        assertThat(site.visitor().get("/console/mine").statusCode()).isEqualTo(303);
        assertThat(viewer.page("/console/timeline/by/my/rule")).isEqualTo("my part, for viewer");
    }

    @Test
    void a_route_of_one_s_own_takes_the_place_of_a_page_for_the_methods_that_it_takes() {
        Visit admin = site.visitor("admin");
        String csrf = admin.csrf("/console/account");

        assertThat(admin.page("/console/runs")).isEqualTo("my runs, for admin");
        assertThat(admin.post("/console/audit", "_csrf", csrf).body()).isEqualTo("my order, for admin");
        assertThat(admin.post("/console/audit").statusCode()).as("a form without a token of its session").isEqualTo(403);
        assertThat(admin.page("/console/audit")).contains("<h1>Audit log</h1>");
        assertThat(admin.page("/console/people")).contains("<h1>People</h1>");
    }

    @Test
    void a_route_elsewhere_is_nobody_s_but_its_own() {
        assertThat(site.visitor().page("/elsewhere")).isEqualTo("my other, for ");
    }

    @Test
    void a_route_that_is_started_later_is_found_as_well() throws Exception {
        Visit admin = site.visitor("admin");
        assertThat(admin.get("/console/late").statusCode()).isEqualTo(404);

        site.hub().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/console/late").routeId("my-late").setBody(constant("my late page"));
            }
        });
        assertThat(admin.page("/console/late")).isEqualTo("my late page");

        site.hub().context().getRouteController().stopRoute("my-late");
        assertThat(admin.get("/console/late").statusCode()).isEqualTo(404);
        site.hub().context().getRouteController().startRoute("my-late");
        assertThat(admin.page("/console/late")).isEqualTo("my late page");
    }

    @Test
    void while_a_route_of_one_s_own_is_stopped_and_started_the_pages_are_answered() throws Exception {
        site.hub().context().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("platform-http:/console/restless").routeId("my-restless").setBody(constant("my restless page"));
            }
        });
        Visit admin = site.visitor("admin");
        AtomicBoolean isOver = new AtomicBoolean();
        CompletableFuture<Set<Integer>> answers = CompletableFuture.supplyAsync(() -> {
            Set<Integer> statuses = new HashSet<>();
            do {
                statuses.add(admin.get("/console/people").statusCode());
            } while (!isOver.get());
            return statuses;
        });
        for (int i = 0; i < 20; i++) {
            site.hub().context().getRouteController().stopRoute("my-restless");
            site.hub().context().getRouteController().startRoute("my-restless");
        }
        isOver.set(true);

        assertThat(answers.get(60, TimeUnit.SECONDS)).containsExactly(200);
    }
}
