package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

final class Project extends Thing {

    final Map<String, Task> tasks = new LinkedHashMap<>();
    Client client;

    Project(String id, String name, Instant created, Client client) {
        super(id, name, created);
        this.client = client;
    }
}
