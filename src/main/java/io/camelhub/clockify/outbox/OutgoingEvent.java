package io.camelhub.clockify.outbox;

import java.time.Instant;
import java.util.Locale;

/**
 * A waiting event, with the values of its headers and its body.
 *
 * @param seq its number in {@code clockify_outbox}, which is the order of sending
 * @param id the same for the same change
 * @param about the kind of its subject, such as {@code time-entry}
 * @param key {@code <workspace id>:<subject id>}; events of one key are sent in order
 * @param type such as {@code clockify.time-entry.updated}
 * @param payload JSON object; null in a remembered refusal
 * @param createdAt the time of the change, by the database's clock
 * @param replayed whether a person sent it again
 * @param tries the number of counted refusals; -1 for none of any kind
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
