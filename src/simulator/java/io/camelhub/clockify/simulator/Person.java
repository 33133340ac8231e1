package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.time.ZoneId;

/** An account. Name, e-mail and zone are null where the API gives null. */
final class Person {

    final String id;
    final Instant created;
    Instant updated;
    String name;
    String email;
    ZoneId zone;
    AccountStatus status;
    String team;

    Person(String id, String name, String email, ZoneId zone, AccountStatus status, Instant created) {
        this.id = id;
        this.name = name;
        this.email = email;
        this.zone = zone;
        this.status = status;
        this.created = created;
        this.updated = created;
    }

    boolean limited() {
        return status == AccountStatus.LIMITED || status == AccountStatus.LIMITED_DELETED;
    }

    boolean deleted() {
        return status == AccountStatus.DELETED || status == AccountStatus.LIMITED_DELETED;
    }
}
