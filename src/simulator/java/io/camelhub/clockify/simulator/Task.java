package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** A task; archived means DONE. */
final class Task extends Thing {

    final Project project;
    final Set<String> assigneeIds = new LinkedHashSet<>();

    Task(String id, String name, Instant created, Project project) {
        super(id, name, created);
        this.project = project;
    }
}
