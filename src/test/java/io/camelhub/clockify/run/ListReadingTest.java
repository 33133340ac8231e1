package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ListReadingTest {

    /** The queries until the list is read, or nothing is left to be tried; each page that is taken is the last of its kind. */
    private static List<String> queries(ListReading reading, Predicate<String> takes) {
        List<String> queries = new ArrayList<>();
        while (reading.more()) {
            queries.add(reading.query());
            if (takes.test(reading.query())) {
                reading.onPage(1, null);
            } else if (!reading.refused("no")) {
                break;
            }
        }
        return queries;
    }

    private static boolean has(String query, String parameter) {
        return ("&" + query + "&").contains("&" + parameter + "&");
    }

    @Test
    void each_page_size_is_tried_once() {
        ListReading reading = new ListReading(ListReading.GROUPS, "path", null);

        assertThat(queries(reading, query -> has(query, "page-size=200"))).containsExactly(
                "includeTeamManagers=true&sort-column=ID&page=1&page-size=5000", "includeTeamManagers=true&sort-column=ID&page=1&page-size=1000", "includeTeamManagers=true&sort-column=ID&page=1&page-size=200");
        assertThat(reading.size()).isEqualTo(200);
    }

    @Test
    void running_timers_begin_with_a_thousand_and_end_with_fifty() {
        assertThat(queries(new ListReading(ListReading.RUNNING, "path", null), query -> false))
                .containsExactly("page=1&page-size=1000", "page=1&page-size=200", "page=1&page-size=50");
    }

    @Test
    void a_refusal_after_an_answer_is_not_about_the_size() {
        ListReading reading = new ListReading(ListReading.GROUPS, "path", null);
        reading.onPage(5000, null);

        assertThat(reading.refused("no")).isFalse();
        assertThat(reading.query()).contains("page=2");
    }

    @Test
    void what_is_learnt_is_reported_once_and_begun_with_the_next_time() {
        ListReading reading = new ListReading(ListReading.GROUPS, "path", null);
        reading.refused("no");

        assertThat(reading.onPage(1000, null)).isTrue();
        assertThat(reading.onPage(1000, null)).isFalse();
        ListReading next = new ListReading(
                ListReading.GROUPS, "path", new Refusal(ListReading.GROUPS, 400, "no", 1000, ListReading.Form.LIST, Instant.EPOCH, Instant.EPOCH));
        assertThat(next.query()).contains("page-size=1000");
        assertThat(next.onPage(1, null)).isFalse();
    }

    @Test
    void a_comma_list_that_is_refused_becomes_one_request_a_status() {
        ListReading reading = new ListReading(ListReading.USERS, "path", null);

        List<String> queries = queries(reading, query -> !query.contains(","));

        assertThat(queries).hasSize(4 + 6);
        assertThat(queries.subList(4, 10)).allMatch(query -> has(query, "page-size=5000") && has(query, "page=1"))
                .anyMatch(query -> has(query, "account-statuses=LIMITED_DELETED"));
        assertThat(List.of("ACTIVE", "DELETED", "LIMITED")).allMatch(reading::lists);
    }

    @Test
    void each_status_is_read_page_by_page() {
        ListReading reading = new ListReading(
                ListReading.USERS, "path", new Refusal("users", 400, "no", 50, ListReading.Form.EACH, Instant.EPOCH, Instant.EPOCH));
        reading.onPage(50, "false");

        assertThat(reading.query()).contains("account-statuses=ACTIVE", "&page=2&");
        reading.onPage(1, "true");
        assertThat(reading.query()).contains("account-statuses=PENDING_EMAIL_VERIFICATION", "&page=1&");
    }

    @Test
    void a_status_that_is_not_known_is_passed_over_and_of_its_accounts_nothing_is_known() {
        ListReading reading = new ListReading(ListReading.USERS, "path", null);

        queries(reading, query -> !query.contains(",") && !has(query, "account-statuses=LIMITED"));

        assertThat(reading.more()).isFalse();
        assertThat(reading.lists("LIMITED")).isFalse();
        assertThat(reading.lists("LIMITED_DELETED")).isTrue();
    }

    @Test
    void the_last_resort_is_the_list_without_statuses() {
        ListReading reading = new ListReading(ListReading.USERS, "path", null);

        List<String> queries = queries(reading, query -> !query.contains("account-statuses"));

        assertThat(queries).hasSize(4 + 4 + 1);
        assertThat(reading.lists("ACTIVE")).isTrue();
        assertThat(reading.lists("DELETED")).isFalse();
        assertThat(reading.lists(null)).isFalse();
    }
}
