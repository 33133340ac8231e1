package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.cli.Distribution.Outcome;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engineer's own routes, jars and statements in the distribution. */
@Tag("slow")
class OwnStepsIT {

    /** What a jar of the engineer's own holds. */
    public static final class Shout {

        public String shout(String text) {
            return text.toUpperCase(java.util.Locale.ROOT) + "!";
        }
    }

    private final World world = World.builder().seed(88).people(3).entries(40).build();

    @TempDir
    private Path folder;

    private Path home;

    /** A distribution of the test's own, with the libraries of the one that was built. */
    @BeforeEach
    void unpack() throws IOException {
        home = Files.createDirectories(folder.resolve("clockify-plugin"));
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("ext"));
        // no folder: an archive of classes, which takes a command seconds to make when it ends, would be read by nobody
        Files.createFile(home.resolve("cache"));
        Files.copy(Distribution.FOLDER.resolve("bin/clockify"), home.resolve("bin/clockify"));
        edit(home.resolve("bin/clockify"), "$home/lib", Distribution.FOLDER.resolve("lib").toString());
        Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> routes = Files.list(Distribution.FOLDER.resolve("routes"))) {
            for (Path route : (Iterable<Path>) routes::iterator) {
                Files.copy(route, home.resolve("routes").resolve(route.getFileName()));
            }
        }
        home.resolve("bin/clockify").toFile().setExecutable(true);
    }

    private static void edit(Path file, String before, String after) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(before);
        Files.writeString(file, text.replace(before, after));
    }

    private void steps(String yaml) throws IOException {
        String place = "        # put yours here\n";
        edit(home.resolve("routes/clockify-steps.camel.yaml"), place, place + yaml.indent(8));
    }

    private Outcome sync(ClockifySimulator clockify) throws Exception {
        Files.writeString(home.resolve("application.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = jdbc:h2:file:./data/hub
                camel.beans.hub.username = sa
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(clockify.world().adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
        return Distribution.start(home.resolve("bin/clockify"), folder, Map.of(), "sync").end();
    }

    private long count(String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/hub"), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void sync_shows_warnings_and_errors_of_routes_of_one_s_own_and_nothing_else() throws Exception {
        steps("""
                - log: {loggingLevel: INFO, message: "one page more"}
                - log: {loggingLevel: WARN, logName: my.steps, message: "no topic is set"}
                - to: {id: my-call, uri: "direct:my-step"}
                """);
        Files.writeString(home.resolve("routes/my-step.camel.yaml"), """
                - route:
                    id: my-step
                    from:
                      uri: direct:my-step
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: my topic is full}
                """);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Outcome outcome = sync(clockify);

            assertThat(outcome.exitCode()).isEqualTo(1);
            assertThat(outcome.err()).containsPattern("WARN +\\[.+] +steps +no topic is set")
                    .containsPattern("ERROR +\\[.+] +DefaultErrorHandler .*my topic is full").doesNotContain("one page more");
            assertThat(outcome.out()).contains("my topic is full");
            assertThat(outcome.err().lines()).allMatch(line -> line.contains("no topic is set") || line.contains("my topic is full"));
        }
    }

    @Test
    void a_jar_in_ext_is_on_the_class_path() throws Exception {
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(home.resolve("ext/mine.jar")));
                InputStream shout = Shout.class.getResourceAsStream("OwnStepsIT$Shout.class")) {
            jar.putNextEntry(new JarEntry(Shout.class.getName().replace('.', '/') + ".class"));
            shout.transferTo(jar);
        }
        steps("""
                - setVariable:
                    name: mine
                    expression:
                      method: {beanType: "%s", method: "shout('some pages')"}
                - log: {loggingLevel: WARN, message: "${variable.mine}"}
                """.formatted(Shout.class.getName()));
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Outcome outcome = sync(clockify);

            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.err()).contains("SOME PAGES!");
        }
    }

    @Test
    void a_line_in_ext_fills_a_column_of_one_s_own() throws Exception {
        assertThat(Files.readString(Path.of("src/main/docs/routes.md"))).contains("cost_center = substring(:#project_name, 1, 4)\n");
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Outcome first = sync(clockify);
            assertThat(first.exitCode()).isZero();
            assertThat(first.err()).isEmpty();
            try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("data/hub"), "sa", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("alter table clockify_time_entry add column cost_center varchar(4)");
            }
            Files.writeString(Files.createDirectories(home.resolve("ext/clockify")).resolve("own-columns.sql"),
                    "cost_center = substring(:#project_name, 1, 4)\n");
            String workspace = world.workspaceId();
            String edited = world.entries(workspace).stream().filter(entry -> entry.projectId() != null && !entry.locked())
                    .findFirst().orElseThrow().id();
            world.editEntry(workspace, edited, draft -> draft.withDescription("edited"));
            String project = world.projects(workspace).get(0).id();
            world.createEntry(workspace, EntryDraft.of(world.keyOwner(World.ADMIN),
                    world.clock().instant().minusSeconds(3600), world.clock().instant().minusSeconds(60)).withProject(project));

            assertThat(sync(clockify).exitCode()).isZero();

            assertThat(count("select count(*) from clockify_time_entry where cost_center = substring(project_name, 1, 4)")).isEqualTo(2);
        }
    }
}
