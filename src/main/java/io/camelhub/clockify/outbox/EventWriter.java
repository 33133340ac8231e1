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
 * Writes events as rows of {@code clockify_outbox}, one after the other by one generator: a backfill has a thousand a page, and to make
 * a generator takes longer than to write. For one thread.
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
     * By name: no other change has it, nor the same one at another time. Where a transaction is undone and its change made again, the id may
     * be another one: the first was never sent. Of the body, its checksum is part of the name, as it only has to tell apart what is
     * otherwise of one key, version and type.
     */
    private String id(String key, OutboxEvent event) {
        String name = String.join("\n", key, event.version(), event.type(), Long.toHexString(checksum.getValue()), Integer.toString(bytes.size()));
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
