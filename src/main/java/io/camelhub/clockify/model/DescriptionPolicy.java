package io.camelhub.clockify.model;

import io.camelhub.clockify.privacy.Descriptions;
import java.time.Duration;
import java.time.Instant;

/**
 * The retention time of time entries' descriptions ({@code clockify.keep-descriptions}), counted from the entry's start.
 *
 * @param kept null for ever; zero for not at all
 */
public record DescriptionPolicy(Duration kept) {

    public static final DescriptionPolicy FOR_EVER = new DescriptionPolicy(null);

    public static final DescriptionPolicy NEVER = new DescriptionPolicy(Duration.ZERO);

    public DescriptionPolicy {
        if (kept != null && kept.isNegative()) {
            throw new IllegalArgumentException("a time to keep descriptions that is less than nothing");
        }
    }

    /**
     * Whether the description of an entry may be stored.
     *
     * @param now may be null where descriptions are kept for ever
     */
    public boolean keeps(Instant startedAt, Instant now) {
        return kept == null || !kept.isZero() && startedAt.isAfter(now.minus(kept));
    }
}
