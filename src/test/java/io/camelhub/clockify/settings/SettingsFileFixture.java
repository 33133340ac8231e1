package io.camelhub.clockify.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A running Camel context that reads its properties from a file, and the hand of the admin who edits it. */
final class SettingsFileFixture implements AutoCloseable {

    private final Path file;
    private final CamelContext context = new DefaultCamelContext();
    private Instant saved = Instant.now().minus(Duration.ofHours(1));

    SettingsFileFixture(Path folder, String... lines) {
        file = folder.resolve("application.properties");
        save(lines);
        context.getPropertiesComponent().setLocation("file:" + file);
        context.start();
    }

    /** Each save has a later time stamp than the one before, however fast they follow each other. */
    void save(String... lines) {
        saved = saved.plusSeconds(1);
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
            Files.setLastModifiedTime(file, FileTime.from(saved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file;
    }

    CamelContext context() {
        return context;
    }

    ClockifySettings settings() {
        return new ClockifySettings(context);
    }

    @Override
    public void close() {
        context.stop();
    }
}
