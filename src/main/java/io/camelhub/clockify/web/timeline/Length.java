package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Decision;

/** A duration in seconds. */
@Decision
public record Length(long seconds) {

    /** Such as {@code 1:05}; of less than a minute, {@code 45 s}. */
    public String clock() {
        return seconds > 0 && seconds < 60 ? seconds + " s" : "%d:%02d".formatted(seconds / 3600, seconds / 60 % 60);
    }

    /** Such as {@code 31 h 20 min}. */
    String words() {
        return seconds < 3600 ? seconds / 60 + " min" : "%d h %02d min".formatted(seconds / 3600, seconds / 60 % 60);
    }
}
