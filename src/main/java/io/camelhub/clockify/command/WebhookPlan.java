package io.camelhub.clockify.command;

import io.camelhub.clockify.http.Webhook;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Plans the webhooks of a workspace. Webhooks of others are counted, and never changed.
 *
 * @param there the hub's own that stay, whether they deliver or not
 * @param again the hub's own that Clockify switched off: deleting and creating them again switches them on
 * @param missing events without a webhook
 * @param noRoom events for which the plan has no room
 * @param noRoomOfStreams events that say that a stream changed, for which it has none: they change nothing but when it is read
 * @param others the number of other webhooks
 */
@Decision
record WebhookPlan(List<Webhook> there, List<Webhook> again, List<String> missing, List<String> noRoom, List<String> noRoomOfStreams, int others) {

    /** The most useful events for the three webhooks of the Free plan; deletions also come by the change feed. */
    private static final List<String> OF_FREE = List.of("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED");

    /** The wanted events, the most useful first: as many as one user may have on the smallest paid plan. */
    private static final List<String> OF_PAID = List.of("NEW_TIME_ENTRY", "TIMER_STOPPED", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
            "NEW_TIMER_STARTED", "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT", "USER_JOINED_WORKSPACE", "USER_EMAIL_CHANGED", "PROJECT_UPDATED");

    /** The limits of Clockify's API: webhooks per workspace, and per user in it. */
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
     * @param url the exact URL of the hub's own webhooks
     * @param ownerId the key's owner, who creates them; null where not known
     * @param plan Clockify's name of the workspace's plan; null if not known
     * @param ofStreams the events that say that a stream changed, the most useful first; wanted where entries leave room
     */
    static WebhookPlan of(List<Webhook> listed, String url, String ownerId, String plan, List<String> ofStreams) {
        List<String> ofEntries = Plan.free(plan) ? OF_FREE : OF_PAID;
        List<String> wanted = Stream.concat(ofEntries.stream(), ofStreams.stream()).distinct().toList();
        List<Webhook> own = own(listed, url);
        List<Webhook> again = own.stream()
                .filter(one -> one.enabled() && !one.deliveryEnabled() && wanted.contains(one.event())).toList();
        List<String> lacking = new ArrayList<>(wanted);
        own.forEach(one -> lacking.remove(one.event()));
        Limit limit = Limit.of(plan);
        long ofUser = listed.stream().filter(one -> ownerId == null ? own.contains(one) : ownerId.equals(one.userId())).count();
        int room = (int) Math.max(0, Math.min(lacking.size(), Math.min(limit.ofWorkspace() - listed.size(), limit.ofUser() - ofUser)));
        List<String> noRoom = lacking.subList(room, lacking.size());
        return new WebhookPlan(own.stream().filter(one -> !again.contains(one)).toList(), again, List.copyOf(lacking.subList(0, room)),
                noRoom.stream().filter(ofEntries::contains).toList(), noRoom.stream().filter(event -> !ofEntries.contains(event)).toList(),
                listed.size() - own.size());
    }

    /** The hub's own webhooks. */
    static List<Webhook> own(List<Webhook> listed, String url) {
        return listed.stream().filter(one -> one.url().equals(url)).toList();
    }
}
