package io.camelhub.clockify.monitor;

/** A rule about what needs somebody, see {@link AttentionRules}. */
enum AttentionRule {
    WEEK_SHORT("week-short", "a week with too few hours", Part.WEEKS),
    TIMER_LONG("timer-long", "a timer that runs for long", Part.RECENT),
    OVERLAP("overlap", "two entries at one time", Part.RECENT),
    SUBMISSION_UNDECIDED("submission-undecided", "a submitted week that nobody decided", Part.RECENT),
    CHANGED_AFTER_APPROVAL("changed-after-approval", "a week that changed after its approval", Part.WEEKS),
    ABSENT_AND_LOGGED("absent-and-logged", "hours on a day off", Part.WEEKS),
    USER_UNMATCHED("user-unmatched", "a Clockify user without an employee", Part.RECENT),
    DELETIONS_HELD("deletions-held", "deletions that wait for a person", Part.RECENT),
    INTEGRATION_LATE("integration-late", "an integration that is late", Part.RECENT),
    INTEGRATION_REFUSED("integration-refused", "an integration that is refused", Part.RECENT);

    /** The rules that are applied together. */
    enum Part {
        /** What changes by the minute. */
        RECENT,
        /** Days and weeks, whose hours take longer to compute. */
        WEEKS
    }

    private final String text;
    private final String words;
    private final Part part;

    AttentionRule(String text, String words, Part part) {
        this.text = text;
        this.words = words;
        this.part = part;
    }

    /** The name in the tables. */
    String text() {
        return text;
    }

    /** What it is about, as a noun. */
    String words() {
        return words;
    }

    Part part() {
        return part;
    }

    /** The rule of a name; throws where there is none. */
    static AttentionRule of(String text) {
        for (AttentionRule rule : values()) {
            if (rule.text.equals(text)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("there is no rule " + text);
    }
}
