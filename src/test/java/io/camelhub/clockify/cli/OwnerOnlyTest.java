package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with personal data cannot be read by other users of the machine or the network. */
class OwnerOnlyTest {

    private static final Path SOCKETS = Path.of("/proc/net/tcp");
    private static final String LISTENS = "0A";

    @TempDir
    private Path folder;

    @BeforeEach
    void requireRights() {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    }

    @Test
    void the_folder_of_a_new_database_is_its_owner_s_alone() throws IOException {
        settings("jdbc:h2:file:./" + here().relativize(folder) + "/new/data/hub", "");

        assertThat(run("status").exitCode()).isZero();

        assertThat(folder.resolve("new/data/hub.mv.db")).exists();
        assertThat(rights("new")).isEqualTo("rwx------");
        assertThat(rights("new/data")).isEqualTo("rwx------");
    }

    @Test
    void a_folder_that_was_there_keeps_its_rights() throws IOException {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-x---"));
        settings("jdbc:h2:file:" + shared.resolve("hub"), "");

        assertThat(run("status").exitCode()).isZero();

        assertThat(rights("shared")).isEqualTo("rwxr-x---");
    }

    @Test
    void an_export_is_its_owner_s_alone_even_where_a_readable_one_was() throws IOException {
        settings(TestDatabases.empty(Dialect.H2).jdbcUrl(), "");
        Files.writeString(folder.resolve("staff.csv"), "id,email,full_name,team,manager_email,active\n1,ada@acme.example,Ada,,,true\n");
        Path before = Files.writeString(folder.resolve("ada.json"), "{}");
        Files.setPosixFilePermissions(before, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(run("people", "import", "staff.csv").exitCode()).isZero();

        assertThat(run("people", "export", "1", "--output", "ada.json").exitCode()).isZero();

        assertThat(Files.readString(before)).contains("ada@acme.example");
        assertThat(rights("ada.json")).isEqualTo("rw-------");
    }

    @Test
    void check_warns_of_a_key_that_others_may_read() throws IOException {
        String database = TestDatabases.empty(Dialect.H2).jdbcUrl();
        try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().seed(5).people(1).entries(1).build())) {
            String roots = "clockify.integrations.acme.api-url = " + clockify.apiUrl()
                    + "\nclockify.integrations.acme.reports-url = " + clockify.reportsUrl() + "\n";
            Path settings = settings(database, roots + "clockify.integrations.acme.api-key = x\n");
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r-----"));
            assertThat(run("check").out()).contains("others may read it, and a key or password in it: chmod 600 " + settings);

            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
            assertThat(run("check").out()).contains("Settings ").doesNotContain("chmod");

            settings(database, roots + "clockify.integrations.acme.api-key = {{env:PATH}}\n");
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(run("check").out()).contains("Settings ").doesNotContain("chmod");
        }
    }

    @Test
    void h2_listens_on_this_machine_only() throws Exception {
        assumeTrue(Files.exists(SOCKETS));
        settings("jdbc:h2:file:" + folder.resolve("data/hub") + ";AUTO_SERVER=TRUE", "clockify.tick = 0/1 * * * * ?\n");
        Process hub = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("java.class.path"), Clockify.class.getName(),
                "--config", folder.resolve("hub.properties").toString(), "run")
                .redirectErrorStream(true).redirectOutput(folder.resolve("hub.log").toFile()).start();
        try {
            Path lock = folder.resolve("data/hub.lock.db");
            await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(() -> port(lock) > 0);

            String port = String.format(":%04X", port(lock));
            List<String> addresses = Stream.of(SOCKETS, Path.of("/proc/net/tcp6")).filter(Files::exists).flatMap(OwnerOnlyTest::lines)
                    .map(line -> line.strip().split(" +"))
                    .filter(socket -> socket[1].endsWith(port) && socket[3].equals(LISTENS))
                    .map(socket -> socket[1].replace(port, ""))
                    .toList();

            assertThat(addresses).isNotEmpty().allMatch(address -> List.of(
                    "0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000").contains(address));
        } finally {
            hub.destroyForcibly().waitFor();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The port of the server that H2 names in its lock file. */
    private static int port(Path lock) throws IOException {
        Properties written = new Properties();
        written.load(Files.newBufferedReader(lock));
        return Integer.parseInt(written.getProperty("server").replaceAll(".*:", ""));
    }

    private static Path here() {
        return Path.of("").toAbsolutePath();
    }

    private String rights(String file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file)));
    }

    private Path settings(String jdbcUrl, String more) throws IOException {
        return Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = sa
                """.formatted(jdbcUrl) + more);
    }

    private CommandOutcome run(String... command) {
        return CommandOutcome.of(folder,
                Stream.concat(Stream.of("--config", "hub.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
