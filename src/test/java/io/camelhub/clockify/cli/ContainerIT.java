package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The image that {@code container/Containerfile} makes of the distribution, where a container tool answers. */
@Tag("slow")
class ContainerIT {

    private static final String IMAGE = "clockify-plugin-it:" + ProcessHandle.current().pid();
    private static final String NAME = "clockify-plugin-it-" + ProcessHandle.current().pid();

    private static String tool;

    @BeforeAll
    static void image() throws Exception {
        tool = answers("docker") ? "docker" : answers("podman") ? "podman" : null;
        if (tool == null) {
            return;
        }
        // for the health check, which podman's own format does not know
        List<String> format = tool.equals("podman") ? List.of("--format", "docker") : List.of();
        List<String> build = new ArrayList<>(List.of("build", "-f", "container/Containerfile", "-t", IMAGE));
        build.addAll(format);
        build.add(".");
        assertEndsWell(run(600, build.toArray(String[]::new)));
    }

    @BeforeEach
    void where_a_container_tool_answers() {
        assumeTrue(tool != null, "neither docker nor podman answers: the image was not built, and is unproven here");
    }

    @AfterAll
    static void clear() throws Exception {
        if (tool != null) {
            run(60, "rm", "-f", NAME);
            run(60, "volume", "rm", "-f", NAME);
            run(60, "rmi", "-f", IMAGE);
        }
    }

    @Test
    void it_runs_as_nobody_in_particular_where_nothing_can_be_written_but_its_volume() throws Exception {
        Outcome user = run(60, "run", "--rm", "--entrypoint", "id", IMAGE, "-u");
        Outcome demo = run(300, "run", "--rm", "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", IMAGE, "demo");

        assertThat(user.out().strip()).isEqualTo("10001");
        assertEndsWell(demo);
    }

    @Test
    void a_hub_in_it_is_healthy_and_ends_in_order() throws Exception {
        run(60, "run", "--rm", "--user", "root", "--entrypoint", "install", "-v", NAME + ":/hub", IMAGE,
                "-o", "10001", "-g", "10001", "-m", "600", "/opt/clockify-plugin/application.properties", "/hub/");
        assertEndsWell(run(60, "run", "-d", "--name", NAME, "--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL",
                "--security-opt", "no-new-privileges", "--health-interval", "5s", "-v", NAME + ":/hub", IMAGE));

        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofSeconds(2)).until(ContainerIT::healthy);
        run(90, "stop", "-t", "60", NAME);

        assertThat(run(30, "inspect", "-f", "{{.State.ExitCode}}", NAME).out().strip()).isEqualTo("0");
    }

    /** What the image's own check says; podman leaves it to systemd when that runs, and on this machine there may be none. */
    private static boolean healthy() throws Exception {
        return tool.equals("podman")
                ? run(90, "healthcheck", "run", NAME).exitCode() == 0
                : run(30, "inspect", "-f", "{{.State.Health.Status}}", NAME).out().strip().equals("healthy");
    }

    /** What a command of the container tool printed, and how it ended. */
    private record Outcome(int exitCode, String out, String err) {
    }

    private static void assertEndsWell(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    private static boolean answers(String candidate) throws InterruptedException {
        try {
            Process info = new ProcessBuilder(candidate, "info").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return info.waitFor(30, TimeUnit.SECONDS) && info.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome run(int seconds, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(tool));
        command.addAll(List.of(arguments));
        // apart: the tool may warn of the machine, such as of a systemd that does not run
        Path warnings = Files.createTempFile("container-tool", ".txt");
        try {
            Process process = new ProcessBuilder(command).directory(Distribution.FOLDER.toFile()).redirectError(warnings.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(seconds, TimeUnit.SECONDS)).as(out).isTrue();
            return new Outcome(process.exitValue(), out, Files.readString(warnings, StandardCharsets.UTF_8));
        } finally {
            Files.delete(warnings);
        }
    }
}
