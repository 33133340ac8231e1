package io.camelhub.clockify.simulator;

import java.time.Instant;

/** A task; archived means DONE. */
final class Task extends Thing {

    final Project project;

    Task(String id, String name, Instant created, Project project) {
        super(id, name, created);
        this.project = project;
    }
}
