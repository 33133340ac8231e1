package io.camelhub.clockify.simulator;

import java.time.Instant;

final class Tag extends Thing {

    static final Tag[] NONE = {};

    Tag(String id, String name, Instant created) {
        super(id, name, created);
    }
}
