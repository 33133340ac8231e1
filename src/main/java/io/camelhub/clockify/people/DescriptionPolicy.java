package io.camelhub.clockify.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * How long the descriptions of time entries are kept ({@code clockify.keep-descriptions}), counted from the entry's start.
 *
 * @param kept null for ever; zero for not at all
 */
public record DescriptionPolicy(Duration kept) {

    /** Descriptions stay. */
    public static final DescriptionPolicy FOR_EVER = new DescriptionPolicy(null);

    /** Descriptions never reach the database. */
    public static final DescriptionPolicy NEVER = new DescriptionPolicy(Duration.ZERO);

    public DescriptionPolicy {
        if (kept != null && kept.isNegative()) {
            throw new IllegalArgumentException("a time to keep descriptions that is less than nothing");
        }
    }

    /**
     * Reads {@code for ever}, {@code never} or a number of days ({@code 90d}); also ISO-8601 ({@code P90D}, {@code PT36H}).
     *
     * @param text null or blank means for ever
     * @throws IllegalArgumentException for anything else, with a message for an admin
     */
    public static DescriptionPolicy parse(String text) {
        String word = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || word.equals("for ever") || word.equals("forever")) {
            return FOR_EVER;
        }
        if (word.equals("never")) {
            return NEVER;
        }
        try {
            String iso = word.matches("[0-9]{1,6}d") ? "p" + word : word.matches("[0-9]{1,6}h") ? "pt" + word : word;
            return new DescriptionPolicy(Duration.parse(iso));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time to keep descriptions:"
                    + " write \"for ever\", \"never\" or a number of days such as 90d", e);
        }
    }

    /**
     * Whether the description of an entry may be in the database.
     *
     * @param now may be null where descriptions are kept for ever
     */
    public boolean keeps(Instant startedAt, Instant now) {
        return kept == null || !kept.isZero() && startedAt.isAfter(now.minus(kept));
    }
}
