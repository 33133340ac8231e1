package io.camelhub.clockify.outbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

/**
 * Writes events as rows of {@code clockify_outbox}, with one JSON generator for all: a backfill has a thousand events a page, and creating a
 * generator takes longer than writing one. For one thread.
 */
final class EventWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(2000);
    private final CRC32C checksum = new CRC32C();
    private final JsonGenerator generator;

    EventWriter(ObjectMapper json) {
        try {
            this.generator = json.createGenerator(new CheckedOutputStream(bytes, checksum));
            generator.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A row.
     *
     * @param payload JSON, UTF-8
     */
    record Row(String id, String aggregateType, String aggregateId, String type, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }
    }

    Row row(OutboxEvent event) {
        bytes.reset();
        checksum.reset();
        try {
            event.body().write(generator);
            generator.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String key = event.workspaceId() + ":" + event.id();
        return new Row(id(key, event), event.kind(), key, event.type(), bytes.toByteArray());
    }

    /**
     * The event's id, a name-based UUID: the same for the same change, and different for each other one. After a rollback a repeated change may get
     * another id, but the first was never sent. The body is part of the name by its checksum only, which distinguishes events of the same key,
     * version and type.
     */
    private String id(String key, OutboxEvent event) {
        String name = String.join("\n", key, event.version(), event.type(), Long.toHexString(checksum.getValue()), Integer.toString(bytes.size()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
