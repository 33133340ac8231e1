package io.camelhub.clockify.simulator;

import java.time.Instant;

final class Client extends Thing {

    Client(String id, String name, Instant created) {
        super(id, name, created);
    }
}
