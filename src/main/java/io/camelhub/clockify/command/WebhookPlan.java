package io.camelhub.clockify.command;

import io.camelhub.clockify.http.Webhook;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which webhooks are to be made in a workspace. Those of others are counted and not touched.
 *
 * @param there this hub's own that stay, whether they deliver or not
 * @param again this hub's own that Clockify switched off: they are deleted and made anew, which switches them on
 * @param missing events for which one is made
 * @param noRoom events for which the plan leaves no room
 * @param others how many there are besides
 */
@Decision
record WebhookPlan(List<Webhook> there, List<Webhook> again, List<String> missing, List<String> noRoom, int others) {

    /** What is worth most where there is room for three: deletions come by the change feed. */
    private static final List<String> OF_FREE = List.of("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED");

    /** All that is wanted, what is worth most first: as many as one user may have on the smallest paid plan. */
    private static final List<String> OF_PAID = List.of("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
            "NEW_TIMER_STARTED", "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT", "USER_JOINED_WORKSPACE", "USER_EMAIL_CHANGED", "PROJECT_UPDATED");

    /** By Clockify's API: how many a workspace, and one user in it, may have. */
    private record Limit(int ofWorkspace, int ofUser) {

        static Limit of(String plan) {
            if (Plan.free(plan)) {
                return new Limit(3, 3);
            }
            return plan.toUpperCase(Locale.ROOT).contains("ENTERPRISE") ? new Limit(300, 100) : new Limit(100, 10);
        }
    }

    /**
     * @param listed all webhooks of the workspace
     * @param url the address of those that are this hub's own, to the letter
     * @param ownerId who makes them: the key's owner; null where that is not known
     * @param plan Clockify's name of the workspace's plan; null if not known
     */
    static WebhookPlan of(List<Webhook> listed, String url, String ownerId, String plan) {
        List<String> wanted = Plan.free(plan) ? OF_FREE : OF_PAID;
        List<Webhook> own = own(listed, url);
        List<Webhook> again = own.stream()
                .filter(one -> one.enabled() && !one.deliveryEnabled() && wanted.contains(one.event())).toList();
        List<String> lacking = new ArrayList<>(wanted);
        own.forEach(one -> lacking.remove(one.event()));
        Limit limit = Limit.of(plan);
        long ofUser = listed.stream().filter(one -> ownerId == null ? own.contains(one) : ownerId.equals(one.userId())).count();
        int room = (int) Math.max(0, Math.min(lacking.size(), Math.min(limit.ofWorkspace() - listed.size(), limit.ofUser() - ofUser)));
        return new WebhookPlan(own.stream().filter(one -> !again.contains(one)).toList(), again,
                List.copyOf(lacking.subList(0, room)), List.copyOf(lacking.subList(room, lacking.size())), listed.size() - own.size());
    }

    /** This hub's own. */
    static List<Webhook> own(List<Webhook> listed, String url) {
        return listed.stream().filter(one -> one.url().equals(url)).toList();
    }
}
