package io.camelhub.clockify.privacy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The actions in the audit log. The log stores their names in lower case, so a name never changes. */
public enum AuditAction {
    INTEGRATION_ADDED(Group.INTEGRATIONS, "Integration added"),
    INTEGRATION_CHANGED(Group.INTEGRATIONS, "Integration changed"),
    INTEGRATION_KEY_REPLACED(Group.INTEGRATIONS, "API key replaced"),
    INTEGRATION_PAUSED(Group.INTEGRATIONS, "Integration paused"),
    INTEGRATION_RESUMED(Group.INTEGRATIONS, "Integration resumed"),
    INTEGRATION_REMOVED(Group.INTEGRATIONS, "Integration removed"),
    INTEGRATION_DATA_DELETED(Group.INTEGRATIONS, "Stored data deleted"),
    WEBHOOKS_INSTALLED(Group.INTEGRATIONS, "Webhooks installed"),
    WEBHOOKS_REMOVED(Group.INTEGRATIONS, "Webhooks removed"),
    SYNC(Group.SYNCS, "Sync"),
    RECONCILE(Group.SYNCS, "Read again and compared"),
    ENTRIES_READ_AGAIN(Group.SYNCS, "Entries read again"),
    DELETIONS_CONFIRMED(Group.SYNCS, "Deletions confirmed"),
    ORDER_WITHDRAWN(Group.SYNCS, "Order withdrawn"),
    REJECTED_RETRIED(Group.REJECTED, "Rejected rows asked for again"),
    REJECTED_CLEARED(Group.REJECTED, "Rejected rows cleared"),
    EVENTS_RETRIED(Group.EVENTS, "Refused events sent again"),
    EVENTS_REPLAYED(Group.EVENTS, "Events of a time sent again"),
    TEST_MESSAGE_SENT(Group.EVENTS, "Test message sent"),
    PEOPLE_DECIDED(Group.PEOPLE, "People decided"),
    ROSTER_IMPORTED(Group.PEOPLE, "Employees imported"),
    PERSON_EXPORTED(Group.PEOPLE, "Person exported"),
    PERSON_ERASED(Group.PEOPLE, "Person erased"),
    CONSOLE_USER_ADDED(Group.CONSOLE_USERS, "Console user added"),
    CONSOLE_USER_CHANGED(Group.CONSOLE_USERS, "Console user changed"),
    CONSOLE_USER_REMOVED(Group.CONSOLE_USERS, "Console user removed");

    /** Groups of actions, for the filter of the log. */
    public enum Group {
        INTEGRATIONS,
        SYNCS,
        REJECTED,
        EVENTS,
        PEOPLE,
        CONSOLE_USERS
    }

    private final Group group;
    private final String words;

    AuditAction(Group group, String words) {
        this.group = group;
        this.words = words;
    }

    /** The stored name. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The action in words. */
    public String words() {
        return words;
    }

    /** The action of a stored name; empty for an action of another version. */
    public static Optional<AuditAction> of(String text) {
        return Arrays.stream(values()).filter(action -> action.text().equals(text)).findFirst();
    }

    /** The stored names of a group's actions. */
    public static List<String> of(Group group) {
        return Arrays.stream(values()).filter(action -> action.group == group).map(AuditAction::text).toList();
    }
}
