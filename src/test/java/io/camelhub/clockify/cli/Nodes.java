package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.cli.Distribution.Running;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Processes of {@code clockify run} on one database, from a distribution of the test's own with the libraries of the one that was built. */
final class Nodes implements AutoCloseable {

    /** How long a test waits for anything. */
    static final Duration LONGEST = Duration.ofMinutes(3);

    private final Path home;
    private final Map<String, String> settings = new TreeMap<>();
    private final List<Node> all = new ArrayList<>();

    Nodes(Path home, TestDatabases.Access database, ClockifySimulator clockify) throws IOException {
        this.home = Files.createDirectories(home);
        Path script = Files.createDirectories(home.resolve("bin")).resolve("clockify");
        String shipped = Files.readString(Distribution.FOLDER.resolve("bin/clockify"));
        assertThat(shipped).contains("$home/lib");
        Files.writeString(script, shipped.replace("$home/lib", Distribution.FOLDER.resolve("lib").toString()));
        script.toFile().setExecutable(true);
        Files.createDirectories(home.resolve("ext"));
        // no folder: an archive of classes, which takes a process seconds to make when it ends, would be read by nobody
        Files.createFile(home.resolve("cache"));
        Path routes = Files.createDirectories(home.resolve("routes"));
        try (Stream<Path> files = Files.list(Distribution.FOLDER.resolve("routes"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, routes.resolve(file.getFileName()));
            }
        }
        settings.putAll(Map.of(
                "camel.beans.hub", "#class:com.zaxxer.hikari.HikariDataSource",
                "camel.beans.hub.jdbc-url", database.jdbcUrl(),
                "camel.beans.hub.username", database.username(),
                "camel.main.shutdown-timeout", "5",
                "clockify.tick", "0/10 * * * * ?",
                "clockify.sync-every", "15s",
                "clockify.delete-lag", "1s",
                "clockify.integrations.acme.api-key", clockify.world().adminKey(),
                "clockify.integrations.acme.api-url", clockify.apiUrl(),
                "clockify.integrations.acme.reports-url", clockify.reportsUrl()));
    }

    /** One process. */
    static final class Node {

        private final Running running;

        private Node(Running running) {
            this.running = running;
        }

        /** SIGKILL. */
        void kill() throws InterruptedException {
            running.process().toHandle().destroyForcibly();
            running.process().waitFor();
        }

        /** SIGSTOP. */
        void freeze() throws Exception {
            signal("-STOP");
        }

        /** SIGCONT. */
        void thaw() throws Exception {
            signal("-CONT");
        }

        private void signal(String which) throws Exception {
            Process kill = new ProcessBuilder("kill", which, String.valueOf(running.process().pid())).inheritIO().start();
            assertThat(kill.waitFor()).isZero();
        }

        boolean isAlive() {
            return running.process().isAlive();
        }

        /** What it has written so far. */
        String log() {
            return running.shown();
        }
    }

    /** Adds jars of the test's class path to {@code ext/}, by the names of their artifacts. */
    void addJars(List<String> artifacts) throws IOException {
        List<Path> jars = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of).toList();
        for (String artifact : artifacts) {
            Path jar = jars.stream().filter(path -> path.getFileName().toString().matches(artifact + "-\\d[^/]*\\.jar")).findFirst()
                    .orElseThrow(() -> new AssertionError("there is no " + artifact));
            Files.copy(jar, home.resolve("ext").resolve(jar.getFileName()));
        }
    }

    /** Starts one more, with settings besides. */
    Node start(Map<String, String> more) throws IOException {
        return start(more, Map.of());
    }

    /** The same, with an environment. */
    Node start(Map<String, String> more, Map<String, String> environment) throws IOException {
        Path folder = Files.createDirectories(home.resolve("node-" + all.size()));
        Map<String, String> lines = new TreeMap<>(settings);
        lines.putAll(more);
        Files.write(folder.resolve("hub.properties"), lines.entrySet().stream().map(line -> line.getKey() + " = " + line.getValue()).toList());
        Node node = new Node(Distribution.start(
                home.resolve("bin/clockify"), folder, environment, "--config", "hub.properties", "run"));
        all.add(node);
        return node;
    }

    /** Waits for something; where it does not come, the failure shows what the processes have written. */
    void await(String what, Callable<Boolean> condition) {
        try {
            Awaitility.await(what).atMost(LONGEST).until(condition);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(what + " did not come; the processes wrote:\n" + logs(), e);
        }
    }

    /** All that was written, by all of them. */
    String logs() {
        return String.join("\n----\n", all.stream().map(Node::log).toList());
    }

    /** Stops those that live. */
    void stop() throws InterruptedException {
        for (Node node : all) {
            node.running.process().destroy();
        }
        for (Node node : all) {
            assertThat(node.running.process().waitFor(60, TimeUnit.SECONDS)).as("it ends when it is told to").isTrue();
        }
    }

    @Override
    public void close() {
        all.forEach(node -> node.running.close());
    }
}
