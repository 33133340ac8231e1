package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HintSubjectTest {

    private static final String ID = "64a687e29ae1f428e7ebe303";

    @ParameterizedTest
    @ValueSource(strings = {"NEW_TIMER_STARTED", "TIMER_STOPPED", "NEW_TIME_ENTRY", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
        "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT"})
    void an_event_of_an_entry_names_it(String event) {
        assertThat(HintSubject.of(event, ID, null)).contains(ID);
    }

    @ParameterizedTest
    @CsvSource({"USER_JOINED_WORKSPACE, users", "USER_EMAIL_CHANGED, users", "USER_GROUP_UPDATED, user groups", "PROJECT_UPDATED, projects",
        "NEW_CLIENT, clients", "TAG_DELETED, tags"})
    void an_event_of_something_else_names_the_list_that_it_is_in(String event, String list) {
        assertThat(HintSubject.of(event, null, null)).contains(list);
    }

    @Test
    void tasks_are_listed_by_project() {
        assertThat(HintSubject.of("TASK_UPDATED", "any", ID)).contains("projects/" + ID + "/tasks");
        assertThat(HintSubject.of("TASK_UPDATED", ID, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64a687e29ae1f428e7ebe30", "64a687e29ae1f428e7ebe3030", "64a687e29ae1f428e7ebe30g", "../../../../../../../user", "users"})
    void what_is_no_id_names_nothing(String id) {
        assertThat(HintSubject.of("NEW_TIME_ENTRY", id, null)).isEmpty();
        assertThat(HintSubject.of("TASK_UPDATED", ID, id)).isEmpty();
    }

    @Test
    void an_event_that_is_not_known_names_nothing() {
        assertThat(HintSubject.of("EXPENSE_CREATED", ID, null)).isEmpty();
        assertThat(HintSubject.of(null, ID, null)).isEmpty();
        assertThat(HintSubject.of("NEW_TIME_ENTRY", null, null)).isEmpty();
        assertThat(HintSubject.isKnown("TIME_ENTRY_SPLIT")).isTrue();
        assertThat(HintSubject.isKnown("EXPENSE_CREATED")).isFalse();
        assertThat(HintSubject.isKnown(null)).isFalse();
    }
}
