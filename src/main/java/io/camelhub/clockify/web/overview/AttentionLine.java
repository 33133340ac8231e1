package io.camelhub.clockify.web.overview;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.query.AttentionQuery;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.web.page.Address;
import java.util.Map;
import java.util.Objects;

/**
 * What needs somebody, on one line.
 *
 * @param what the rule in words
 * @param who the person or the integration; null for neither
 * @param href the page at which it is dealt with; null for none
 * @param detail one more line; null for none
 * @param since the time in words
 */
@Decision
public record AttentionLine(String what, String who, String href, String detail, String since) {

    private static final int LONGEST = 200;

    private static final Map<String, String> WORDS = Map.of(
            "week-short", "Week short of hours", "timer-long", "Timer runs for long", "overlap", "Two entries at one time",
            "submission-undecided", "Submitted and not decided", "changed-after-approval", "Changed after approval",
            "absent-and-logged", "Absent, and yet hours logged", "user-unmatched", "User without an employee",
            "deletions-held", "Deletions held back", "integration-late", "Sync is late", "integration-refused", "Key refused");

    /** Of an item; a rule that is not known here is shown as it is. */
    static AttentionLine of(AttentionQuery.Item item, LocalTimes times) {
        String who = item.employeeId() == null ? item.integration() : Objects.requireNonNullElse(item.employeeName(), item.employeeId());
        String href = item.employeeId() != null ? "/console/people/" + Address.part(item.employeeId())
                : item.integration() != null ? "/console/integrations/" + Address.part(item.integration())
                : item.rule().equals("user-unmatched") ? "/console/people" : null;
        return new AttentionLine(WORDS.getOrDefault(item.rule(), OneLine.of(item.rule(), LONGEST)), who == null ? null : OneLine.of(who, LONGEST), href,
                item.detail() == null ? null : OneLine.of(item.detail(), LONGEST), times.time(item.since()));
    }
}
