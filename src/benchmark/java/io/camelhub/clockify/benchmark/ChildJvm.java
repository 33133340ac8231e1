package io.camelhub.clockify.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Java processes beside the benchmark's own, with the same class path. */
public final class ChildJvm {

    private ChildJvm() {
    }

    /** Starts a main class; what it writes to standard error is shown. */
    static Process start(List<String> options, Class<?> main, String... arguments) throws IOException {
        return builder(options, main, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** The same, not yet started. */
    public static ProcessBuilder builder(List<String> options, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }
}
