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

    /** A copy without the payload, which may be large. */
    OutgoingEvent withoutPayload() {
        return new OutgoingEvent(seq, id, about, key, type, null, createdAt, replayed, tries);
    }

    /** The CloudEvents source: {@code /clockify/<workspace id>}. */
    public String source() {
        return "/clockify/" + key.substring(0, Math.max(0, key.indexOf(':')));
    }

    /** The CloudEvents subject: the id of the entry or other subject. */
    public String subject() {
        return key.substring(key.indexOf(':') + 1);
    }

    /** The time of the change, RFC 3339 in UTC. */
    public String time() {
        return createdAt.toString();
    }

    /** The sequence number with 19 digits, so that texts sort as numbers. */
    public String sequence() {
        return String.format(Locale.ROOT, "%019d", seq);
    }

    /** The name of the payload's JSON Schema. */
    public String dataSchema() {
        return "urn:camelhub:clockify:" + about + ":1";
    }
}
