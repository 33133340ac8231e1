package io.camelhub.clockify.hosts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** A host that runs, as a process of its own; ended at the end of the test. */
public final class HostProcess implements AutoCloseable {

    private static final Duration LONG = Duration.ofSeconds(120);

    private final Process process;
    private final Path log;

    private HostProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts a host in a folder, which also gets its log.
     *
     * @param main      the class to run, and its arguments
     * @param variables what its environment has more than ours
     */
    public static HostProcess start(Path folder, List<Path> libraries, Map<String, String> variables, String... main) throws IOException {
        Path log = folder.resolve("log.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp", libraries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator))));
        command.addAll(List.of(main));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CLOCKIFY_"));
        builder.environment().putAll(variables);
        return new HostProcess(builder.start(), log);
    }

    /** All of the shipped routes as they are, in a folder of the host. */
    public static void copyRoutes(Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path route : shipped.toList()) {
                Files.copy(route, to.resolve(route.getFileName()));
            }
        }
    }

    /** Checks that it has none of the routes which need a web server of Camel's, and says so once, with what to add. */
    public void assertNeedsNoServer() {
        assertThat(log()).containsOnlyOnce("clockify-console.camel.yaml is left out: add to the class path"
                + " org.apache.camel:camel-platform-http-main, gg.jte:jte-runtime, at.favre.lib:bcrypt, org.webjars.npm:htmx.org:2.0.7,"
                + " or run 'clockify console serve' beside this host");
        assertThat(log()).containsOnlyOnce("clockify-webhooks.camel.yaml is left out: add to the class path"
                + " org.apache.camel:camel-platform-http-main, or run 'clockify run' beside this host, on the same database");
        assertThat(log()).doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
    }

    /** Waits until something is so, which a host that has ended will not see to. */
    public void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what).atMost(LONG).pollInterval(Duration.ofMillis(200))
                    .failFast("the host ended", () -> !process.isAlive())
                    // the test and the host may be opening the database at the same moment
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(condition);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            throw new AssertionError(e.getMessage() + "; it said:\n" + log(), e);
        }
    }

    /** What it said up to now. */
    public String log() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it has ended by itself, and gives its exit code. */
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
