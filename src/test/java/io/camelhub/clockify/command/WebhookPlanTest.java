package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.http.Webhook;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebhookPlanTest {

    private static final String URL = "https://hub.example.com/clockify/webhooks/acme";

    private static Webhook webhook(String event, String url, String user) {
        return new Webhook(event + url.length() + user, event, url, user, true, true, true, "secret");
    }

    private static List<Webhook> others(int number, String user) {
        return IntStream.range(0, number).mapToObj(i -> webhook("NEW_TAG", "https://other.example/" + "x".repeat(i), user)).toList();
    }

    @Test
    void a_plan_that_is_free_or_not_known_has_three() {
        for (String plan : new String[] {null, "", "FREE"}) {
            assertThat(WebhookPlan.of(List.of(), URL, "me", plan, List.of()).missing())
                    .containsExactly("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED");
        }
    }

    @Test
    void a_paid_plan_has_as_many_as_one_user_may_have() {
        assertThat(WebhookPlan.of(List.of(), URL, "me", "PRO_2021", List.of()).missing()).hasSize(10)
                .contains("TIME_ENTRY_DELETED", "USER_JOINED_WORKSPACE", "USER_EMAIL_CHANGED", "PROJECT_UPDATED");
    }

    @Test
    void only_the_same_user_s_count_towards_the_ten_and_all_towards_the_workspace_s() {
        assertThat(WebhookPlan.of(others(5, "somebody"), URL, "me", "PRO_2021", List.of()).noRoom()).isEmpty();
        assertThat(WebhookPlan.of(others(5, "me"), URL, "me", "PRO_2021", List.of()).noRoom()).hasSize(5).contains("PROJECT_UPDATED");
        assertThat(WebhookPlan.of(others(5, "me"), URL, "me", "ENTERPRISE_2021", List.of()).noRoom()).isEmpty();
        assertThat(WebhookPlan.of(others(98, "somebody"), URL, "me", "PRO_2021", List.of()).missing()).containsExactly("NEW_TIME_ENTRY", "TIMER_STOPPED");
        assertThat(WebhookPlan.of(others(4, "somebody"), URL, "me", null, List.of()).missing()).isEmpty();
    }

    @Test
    void what_is_there_is_not_made_again_and_only_the_exact_address_is_ours() {
        List<Webhook> listed = new ArrayList<>(List.of(webhook("NEW_TIME_ENTRY", URL, "me"), webhook("TIMER_STOPPED", URL + "-2", "me"),
                webhook("TIME_ENTRY_UPDATED", URL + "/", "me")));
        WebhookPlan plan = WebhookPlan.of(listed, URL, "me", "PRO_2021", List.of());
        assertThat(plan.there()).containsExactly(listed.get(0));
        assertThat(plan.others()).isEqualTo(2);
        assertThat(plan.missing()).hasSize(7).startsWith("TIMER_STOPPED", "TIME_ENTRY_UPDATED");
        assertThat(plan.noRoom()).containsExactly("USER_EMAIL_CHANGED", "PROJECT_UPDATED");
    }

    @Test
    void what_clockify_switched_off_is_made_again_but_not_what_a_person_switched_off() {
        Webhook failed = new Webhook("1", "NEW_TIME_ENTRY", URL, "me", true, false, true, "secret");
        Webhook off = new Webhook("2", "TIMER_STOPPED", URL, "me", false, false, true, "secret");
        Webhook unwanted = new Webhook("3", "NEW_TAG", URL, "me", true, false, true, "secret");
        WebhookPlan plan = WebhookPlan.of(List.of(failed, off, unwanted), URL, "me", null, List.of());
        assertThat(plan.again()).containsExactly(failed);
        assertThat(plan.there()).containsExactly(off, unwanted);
        assertThat(plan.missing()).isEmpty();
        assertThat(plan.noRoom()).containsExactly("TIME_ENTRY_UPDATED");
    }

    @Test
    void what_streams_signal_comes_after_entries_where_there_is_room() {
        List<String> ofStreams = List.of("EXPENSE_CREATED", "PROJECT_UPDATED", "TIME_OFF_REQUESTED");
        assertThat(WebhookPlan.of(List.of(), URL, "me", "ENTERPRISE_2021", ofStreams).missing()).hasSize(12)
                .startsWith("NEW_TIME_ENTRY").endsWith("PROJECT_UPDATED", "EXPENSE_CREATED", "TIME_OFF_REQUESTED");
        WebhookPlan pro = WebhookPlan.of(List.of(), URL, "me", "PRO_2021", ofStreams);
        assertThat(pro.missing()).hasSize(10).doesNotContain("EXPENSE_CREATED");
        assertThat(pro.noRoom()).isEmpty();
        assertThat(pro.noRoomOfStreams()).containsExactly("EXPENSE_CREATED", "TIME_OFF_REQUESTED");
        WebhookPlan full = WebhookPlan.of(others(89, "me"), URL, "me", "ENTERPRISE_2021", ofStreams);
        assertThat(full.missing()).hasSize(11).endsWith("EXPENSE_CREATED");
        assertThat(full.noRoomOfStreams()).containsExactly("TIME_OFF_REQUESTED");
        Webhook failed = new Webhook("1", "EXPENSE_CREATED", URL, "me", true, false, true, "secret");
        assertThat(WebhookPlan.of(List.of(failed), URL, "me", "ENTERPRISE_2021", ofStreams).again()).containsExactly(failed);
    }

    @Test
    void no_text_of_a_webhook_has_its_secret() {
        assertThat(webhook("NEW_TAG", URL, "me").toString()).doesNotContain("secret");
    }
}
