package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The distribution that the build made, and its start script as a process. */
final class Distribution {

    static final Path FOLDER = Path.of("target", "clockify-plugin").toAbsolutePath();

    private static final long LONGEST_SECONDS = 120;

    private Distribution() {
    }

    /** How a command ended. Whatever it was: nothing on the screen steers the terminal. */
    record Outcome(int exitCode, String out, String err) {

        private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\r\\n\\t]]");

        Outcome {
            assertThat(out + err).doesNotContainPattern(STEERING);
        }
    }

    /** A command that may still run. */
    record Running(Process process, Path out, Path err) implements AutoCloseable {

        Outcome end() throws InterruptedException {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still runs after " + LONGEST_SECONDS + " s: " + text(out) + text(err));
            }
            return new Outcome(process.exitValue(), text(out), text(err));
        }

        String shown() {
            return text(out) + text(err);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** Runs a command from a folder until it ends. */
    static Outcome clockify(Path from, String... arguments) throws Exception {
        return start(FOLDER.resolve("bin").resolve("clockify"), from, Map.of(), arguments).end();
    }

    /** Starts a script from a folder. */
    static Running start(Path script, Path from, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("clockify", ".out");
        Path err = Files.createTempFile("clockify", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(from.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("CLOCKIFY_API_KEY");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return new Running(builder.start(), out, err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
