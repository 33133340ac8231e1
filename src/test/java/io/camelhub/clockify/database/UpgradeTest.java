package io.camelhub.clockify.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.Hub;
import io.camelhub.clockify.people.Mappings;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.PeopleOptions;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database of every release is brought up to date without losing a row: from the files in {@code src/test/releases}, of which
 * each release leaves one
 * ({@code ReleaseTest}).
 */
class UpgradeTest {

    private static final Path RELEASES = Path.of("src/test/releases");
    private static final String FOLDER = "clockify/migration/";

    /** What an upgrade never takes away. */
    private static final List<String> KEPT = List.of("clockify_time_entry", "clockify_time_entry_change", "clockify_user",
            "clockify_employee", "clockify_identity", "clockify_identity_change", "clockify_workspace");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> the_database_of_a_release_is_brought_up_to_date() throws IOException {
        try (Stream<Path> files = Files.list(RELEASES)) {
            return files.filter(file -> file.toString().endsWith(".sql.gz")).sorted().toList().stream()
                    .flatMap(file -> Dialect.all().stream().map(dialect -> DynamicTest.dynamicTest(
                            file.getFileName() + " on " + dialect, () -> upgrade(file, dialect, Database.class.getClassLoader()))));
        }
    }

    /** What stands in for a release as long as there is none: the present tables, and a migration that comes after them. */
    @ParameterizedTest
    @EachDialect
    void a_database_of_this_version_is_brought_up_to_the_next(Dialect dialect) throws Exception {
        Path dump = folder.resolve("this.sql.gz");
        dump(dump);
        Path later = Files.createDirectories(folder.resolve("later").resolve(FOLDER));
        Files.writeString(later.resolve("V99__later.sql"), "alter table clockify_time_entry add column later varchar(20) default 'x' not null;\n");
        try (URLClassLoader next = new URLClassLoader(new URL[] {folder.resolve("later").toUri().toURL()}, Database.class.getClassLoader())) {
            Database upgraded = upgrade(dump, dialect, next);

            assertThat(JdbcClient.create(upgraded.dataSource()).sql("select distinct later from clockify_time_entry").query(String.class).list())
                    .containsExactly("x");
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "release.dump", matches = "\\d+\\.\\d+\\.\\d+", disabledReason = "it is for whoever makes a release")
    void the_database_of_this_release_is_kept() throws Exception {
        Path file = RELEASES.resolve(System.getProperty("release.dump") + ".sql.gz");
        assertThat(file).as("what a release left is never changed").doesNotExist();
        dump(file);
    }

    /** Brings the database of a release to the migrations that a class loader has. */
    private Database upgrade(Path dump, Dialect dialect, ClassLoader migrations) throws Exception {
        TestDatabases.Access restored = TestDatabases.empty(Dialect.H2);
        JdbcClient.create(restored.dataSource()).sql("runscript from '" + dump + "' compression gzip").update();
        TestDatabases.Access old = dialect == Dialect.H2 ? restored : copied(restored, dialect);
        SortedMap<String, Long> before = DatabaseCopy.rows(new Database(old.dataSource(), null));
        List<String> timeline = timeline(old);
        assertThat(KEPT).allSatisfy(table -> assertThat(before.get(table)).as(table).isPositive());

        Database upgraded = new Database(new HubDataSource(old::dataSource), null, migrations);
        upgraded.migrate();

        SortedMap<String, Long> after = DatabaseCopy.rows(upgraded);
        assertThat(KEPT).allSatisfy(table -> assertThat(after.get(table)).as(table).isEqualTo(before.get(table)));
        assertThat(timeline(old)).isEqualTo(timeline);
        World world = world();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = Hub.start(simulator, old, Map.of())) {
            hub.sync();

            assertThat(hub.failures()).isEmpty();
        }
        return upgraded;
    }

    /** The restored database on a server of another kind, as that version of the plugin would have made it. */
    private TestDatabases.Access copied(TestDatabases.Access restored, Dialect dialect) throws Exception {
        List<String> versions = JdbcClient.create(restored.dataSource())
                .sql("select \"version\" from \"clockify_schema_history\" where \"version\" is not null").query(String.class).list();
        Path classes = Files.createTempDirectory(folder, "then");
        Path then = Files.createDirectories(classes.resolve(FOLDER));
        try (Stream<Path> files = Files.list(Path.of("target/classes", FOLDER))) {
            for (Path file : files.toList()) {
                if (versions.contains(file.getFileName().toString().replaceFirst("^V(.*?)__.*", "$1"))) {
                    Files.copy(file, then.resolve(file.getFileName()));
                }
            }
        }
        TestDatabases.Access access = TestDatabases.empty(dialect);
        try (URLClassLoader files = new Migrations(classes.toUri().toURL())) {
            Database old = new Database(new HubDataSource(access::dataSource), null, files);
            old.migrate();
            new DatabaseCopy(new Database(restored.dataSource(), null), old).run((table, rows, all) -> { });
        }
        return access;
    }

    /** Has the migrations of one folder alone. */
    private static final class Migrations extends URLClassLoader {

        Migrations(URL folder) {
            super(new URL[] {folder}, Database.class.getClassLoader());
        }

        @Override
        public Enumeration<URL> getResources(String name) throws IOException {
            return name.startsWith(FOLDER) ? Collections.enumeration(Collections.list(findResources(name))) : super.getResources(name);
        }
    }

    private static List<String> timeline(TestDatabases.Access access) {
        return JdbcClient.create(access.dataSource()).sql("select event_id, employee_id, title from clockify_timeline_event order by event_id")
                .query((row, index) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)).list();
    }

    private static World world() {
        return World.builder().seed(15).people(5).entries(40).build();
    }

    /** Tables and rows of a hub that has synced, and where somebody decided who is who. */
    private static void dump(Path file) throws Exception {
        TestDatabases.Access access = TestDatabases.empty(Dialect.H2);
        World world = world();
        try (ClockifySimulator simulator = ClockifySimulator.start(world); Hub hub = Hub.start(simulator, access, Map.of())) {
            hub.sync();
            JdbcClient jdbc = JdbcClient.create(access.dataSource());
            jdbc.sql("insert into clockify_employee (id, full_name, active, changed_at) values ('e1', 'Ada Lovelace', true, current_timestamp)").update();
            String user = jdbc.sql("select min(id) from clockify_user").query(String.class).single();
            Database database = hub.database();
            new Mappings(database, new People(database, PeopleOptions::standard))
                    .decide("somebody", choices -> choices.map(user, "e1"));
            List<String> entries = jdbc.sql("select id from clockify_time_entry order by id").query(String.class).list();
            world.editEntry(world.workspaceId(), entries.get(0), draft -> draft.withDescription("edited"));
            hub.sync(new SyncOrder(List.of(), false, null, null, null, false, List.of(entries.get(0)), List.of()));
            jdbc.sql("script nopasswords to '" + file + "' compression gzip").query(row -> { });
        }
    }
}
