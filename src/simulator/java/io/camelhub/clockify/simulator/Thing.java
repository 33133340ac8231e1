package io.camelhub.clockify.simulator;

import java.time.Instant;

/** What has an id, a name and audit times: a project, client, tag, task or group. */
class Thing {

    final String id;
    final Instant created;
    Instant updated;
    String name;
    boolean archived;

    Thing(String id, String name, Instant created) {
        this.id = id;
        this.name = name;
        this.created = created;
        this.updated = created;
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }
}
