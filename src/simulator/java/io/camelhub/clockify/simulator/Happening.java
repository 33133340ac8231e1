package io.camelhub.clockify.simulator;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change in the world that webhooks may report. Seen under the world's lock.
 *
 * @param event as webhooks name it
 * @param subject an {@link Entry}, {@link Person}, {@link ResourceRow} or {@link Thing}
 * @param oldEmail of a person whose e-mail changed; else null
 */
record Happening(Workspace workspace, String event, Object subject, String oldEmail) {

    /** The ids that a webhook may have been limited to. */
    Set<String> about() {
        if (subject instanceof ResourceRow row) {
            return Stream.of(workspace.id, row.id(), row.userId(), row.tree().path("projectId").asText(null)).filter(Objects::nonNull)
                    .collect(Collectors.toSet());
        }
        Stream<String> ids = subject instanceof Entry entry
                ? Stream.concat(Stream.of(entry.user.id, entry.project == null ? "" : entry.project.id, entry.task == null ? "" : entry.task.id),
                        Stream.of(entry.tags).map(Thing::id))
                : Stream.of(subject instanceof Person person ? person.id : ((Thing) subject).id);
        return Stream.concat(Stream.of(workspace.id), ids).collect(Collectors.toSet());
    }
}
