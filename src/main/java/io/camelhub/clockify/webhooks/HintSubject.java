package io.camelhub.clockify.webhooks;

import io.camelhub.clockify.model.Decision;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Derives from a webhook event what to read: an entry by its id, or one of Clockify's lists. The events are those of Clockify's API description,
 * {@code webhookEvent}; other events are ignored.
 */
@Decision
public final class HintSubject {

    /** The user lists, named as in the optional requests of a sync. */
    public static final String USERS = "users";
    public static final String GROUPS = "user groups";

    private static final String ENTRY = "entry";
    private static final String TASKS = "tasks";
    private static final String STREAM = "stream/";

    /** Clockify's ids: 24 hex digits. */
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{24}");

    private static final Map<String, String> SUBJECTS = Stream.of(
                    of(ENTRY, "NEW_TIMER_STARTED", "TIMER_STOPPED", "NEW_TIME_ENTRY", "TIME_ENTRY_UPDATED", "TIME_ENTRY_DELETED",
                            "TIME_ENTRY_RESTORED", "TIME_ENTRY_SPLIT"),
                    of(USERS, "USER_JOINED_WORKSPACE", "USER_DELETED_FROM_WORKSPACE", "USER_ACTIVATED_ON_WORKSPACE",
                            "USER_DEACTIVATED_ON_WORKSPACE", "USER_EMAIL_CHANGED", "USER_UPDATED", "USERS_INVITED_TO_WORKSPACE",
                            "LIMITED_USERS_ADDED_TO_WORKSPACE"),
                    of(GROUPS, "USER_GROUP_CREATED", "USER_GROUP_UPDATED", "USER_GROUP_DELETED"),
                    of("projects", "NEW_PROJECT", "PROJECT_UPDATED", "PROJECT_DELETED"),
                    of("clients", "NEW_CLIENT", "CLIENT_UPDATED", "CLIENT_DELETED"),
                    of("tags", "NEW_TAG", "TAG_UPDATED", "TAG_DELETED"),
                    of(TASKS, "NEW_TASK", "TASK_UPDATED", "TASK_DELETED"))
            .flatMap(subject -> subject)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private HintSubject() {
    }

    private static Stream<Map.Entry<String, String>> of(String subject, String... events) {
        return Stream.of(events).map(event -> Map.entry(event, subject));
    }

    /** Whether an event needs no reading, so that its body can be ignored. */
    public static boolean isKnown(String event) {
        return event != null && SUBJECTS.containsKey(event);
    }

    /**
     * The hint of an event.
     *
     * @param event Clockify's name of it; null for none
     * @param id of its object; null where the body has none
     * @param projectId the project of a task; null where the body has none
     * @return an entry's id, or the path of a list below the workspace's, such as {@code projects} or
     *     {@code projects/64a687e29ae1f428e7ebe303/tasks}; empty where nothing is to be read
     */
    public static Optional<String> of(String event, String id, String projectId) {
        String subject = event == null ? null : SUBJECTS.get(event);
        if (subject == null) {
            return Optional.empty();
        }
        return switch (subject) {
            case ENTRY -> isId(id) ? Optional.of(id) : Optional.empty();
            case TASKS -> isId(projectId) ? Optional.of("projects/" + projectId + "/tasks") : Optional.empty();
            default -> Optional.of(subject);
        };
    }

    /** What is kept of an event that says that a stream changed: the event alone. */
    public static String ofStream(String event) {
        return STREAM + event;
    }

    /** The event that says that a stream changed; null where something else is asked for. */
    public static String streamEvent(String subject) {
        return subject.startsWith(STREAM) ? subject.substring(STREAM.length()) : null;
    }

    private static boolean isId(String id) {
        return id != null && ID.matcher(id).matches();
    }
}
