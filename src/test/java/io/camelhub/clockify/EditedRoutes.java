package io.camelhub.clockify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped routes that an engineer has edited. */
final class EditedRoutes {

    private final Path folder;

    /** Copies the routes into an empty folder. */
    EditedRoutes(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.list(Path.of("routes"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces a piece of text wherever it stands in a file; it must be there. */
    EditedRoutes replace(String file, String text, String replacement) {
        Path edited = folder.resolve(file);
        try {
            String before = Files.readString(edited);
            if (!before.contains(text)) {
                throw new IllegalArgumentException(file + " has no " + text);
            }
            Files.writeString(edited, before.replace(text, replacement));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Puts steps where an engineer puts them. */
    EditedRoutes steps(String yaml) {
        String place = "        # put yours here\n";
        return replace("clockify-steps.camel.yaml", place, place + yaml.indent(8));
    }

    /** Adds a file of an engineer's own. */
    EditedRoutes add(String file, String yaml) {
        try {
            Files.writeString(folder.resolve(file), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Makes the waits before a request is repeated a hundredth. */
    EditedRoutes impatient() {
        for (List<String> edit : List.of(
                List.of("redeliveryDelay: \"2000\"", "redeliveryDelay: \"20\""),
                List.of("redeliveryDelay: \"500\"", "redeliveryDelay: \"5\""),
                List.of("maximumRedeliveryDelay: \"10000\"", "maximumRedeliveryDelay: \"100\""))) {
            replace("clockify-errors.camel.yaml", edit.get(0), edit.get(1));
        }
        return this;
    }

    /** Leaves it to the test when activity is summed up. */
    EditedRoutes withoutActivity() {
        return replace("clockify-schedule.camel.yaml", "delay: 30000", "delay: 86400000");
    }

    /** For {@code camel.main.routes-include-pattern}. */
    String pattern() {
        return "file:" + folder + "/*.camel.yaml";
    }
}
