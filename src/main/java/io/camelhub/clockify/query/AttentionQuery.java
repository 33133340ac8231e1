package io.camelhub.clockify.query;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Select;
import java.time.Instant;
import java.util.List;

/** What needs somebody, from the view {@code clockify_attention}. */
public final class AttentionQuery {

    private static final String VIEW = "clockify_attention";

    private final Database database;

    public AttentionQuery(Database database) {
        this.database = database;
    }

    /**
     * Something that needs somebody.
     *
     * @param rule the rule, such as {@code week-short}
     * @param subject which of the rule's cases it is
     * @param workspaceId null where it is about none, or several
     * @param employeeId null where it is about none, or about a user whom nobody is matched with
     * @param employeeName null where the roster has none
     * @param team in the roster; null for none
     * @param integration null where it is about none
     * @param detail in plain words, without texts of entries
     */
    public record Item(String rule, String subject, String workspaceId, String employeeId, String employeeName, String team, String integration,
            Instant since, String detail) {

        private static final String[] COLUMNS =
            {"rule", "subject", "workspace_id", "employee_id", "employee_name", "team", "integration", "since", "detail"};
    }

    /** @param count how many there are, listed or not */
    public record Items(long count, List<Item> items) {

        public Items {
            items = List.copyOf(items);
        }
    }

    /**
     * The items that somebody may see, those that began last first.
     *
     * @param people whose items; those about no employee are not among them
     * @param ofNobody whether also those about no employee: integrations, held deletions, unmatched users; an admin's only
     * @param limit how many are listed at most
     */
    public Items items(PeopleScope people, boolean ofNobody, int limit) {
        return new Items(
                restricted(database.table(VIEW).select("count(*)"), people, ofNobody).single(Long.class),
                restricted(database.table(VIEW).select(Item.COLUMNS), people, ofNobody).orderBy("since desc", "rule", "subject").limit(limit)
                        .list(Item.class));
    }

    private static Select restricted(Select items, PeopleScope people, boolean ofNobody) {
        if (people.isEverybody()) {
            return ofNobody ? items : items.notNull("employee_id");
        }
        return items.any(which -> {
            which.in("employee_id", people.employees());
            if (ofNobody) {
                which.isNull("employee_id");
            }
        });
    }
}
