package io.camelhub.clockify.outbox;

import java.time.Instant;
import java.util.Locale;

/**
 * An event that waits to be sent, as its headers and its body tell it.
 *
 * @param seq its number in {@code clockify_outbox}, in the order in which events are sent
 * @param id the same for the same change
 * @param about what it is about, such as {@code time-entry}
 * @param key {@code <workspace id>:<id of what it is about>}; events of one key are sent in their order
 * @param type such as {@code clockify.time-entry.updated}
 * @param payload JSON object; null where it is only remembered that the event was refused
 * @param createdAt when the change was written, by the database's clock
 * @param replayed whether a person had it sent again
 * @param tries how often it was refused while others were taken; -1 where it was not refused yet
 */
public record OutgoingEvent(
        long seq, String id, String about, String key, String type, String payload, Instant createdAt, boolean replayed, int tries) {

    /** The same without its payload, which may be large. */
    OutgoingEvent withoutPayload() {
        return new OutgoingEvent(seq, id, about, key, type, null, createdAt, replayed, tries);
    }

    /** Where it comes from: {@code /clockify/<workspace id>}. */
    public String source() {
        return "/clockify/" + key.substring(0, Math.max(0, key.indexOf(':')));
    }

    /** The id of what it is about. */
    public String subject() {
        return key.substring(key.indexOf(':') + 1);
    }

    /** When the change was written, as RFC 3339 in UTC. */
    public String time() {
        return createdAt.toString();
    }

    /** Its number as 19 digits, so that the order of the texts is that of the numbers. */
    public String sequence() {
        return String.format(Locale.ROOT, "%019d", seq);
    }

    /** The name of the JSON Schema of its payload. */
    public String dataSchema() {
        return "urn:camelhub:clockify:" + about + ":1";
    }
}
