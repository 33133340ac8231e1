package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.command.CommandFailedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;

/** The distribution's Clockify simulator, running in a process of its own. */
final class BundledSimulator implements AutoCloseable {

    private static final String MAIN = "io.camelhub.clockify.simulator.ClockifySimulatorMain";

    private final Process process;
    private final Properties announced;
    private final Thread shutdownHook;

    private BundledSimulator(Process process, Properties announced) {
        this.process = process;
        this.announced = announced;
        this.shutdownHook = new Thread(process::destroy, "stop the simulator");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts a simulator with a small demo company.
     *
     * @param roster the file for the company's employees, as CSV
     * @param life seconds between two timers that start or stop; 0 for none
     */
    static BundledSimulator start(Environment environment, Path roster, int life) throws IOException {
        Path jar = environment.home().resolve("lib").resolve("clockify-simulator.jar");
        if (!Files.isRegularFile(jar)) {
            throw CommandFailedException.wrongInput("the simulator is not there: " + jar
                    + ": unpack the whole distribution, or build it by 'mvn package'");
        }
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        environment.home().resolve("lib") + "/*",
                        MAIN,
                        "--entries=2500",
                        "--people=20",
                        "--life=" + life,
                        "--employees=" + roster))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder lines = new StringBuilder();
        for (String line = output.readLine(); !"ready".equals(line); line = output.readLine()) {
            if (line == null) {
                throw CommandFailedException.failed("the simulator did not start", null);
            }
            lines.append(line).append('\n');
        }
        Properties announced = new Properties();
        announced.load(new StringReader(lines.toString()));
        return new BundledSimulator(process, announced);
    }

    String apiUrl() {
        return announced.getProperty("api-url");
    }

    String reportsUrl() {
        return announced.getProperty("reports-url");
    }

    String apiKey() {
        return announced.getProperty("api-key");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // the JVM is stopping already, so the hook runs anyway
            return;
        }
    }
}
