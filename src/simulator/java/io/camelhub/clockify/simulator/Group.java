package io.camelhub.clockify.simulator;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

final class Group extends Thing {

    final Set<String> userIds = new LinkedHashSet<>();
    final Set<String> managerIds = new LinkedHashSet<>();
    /** As if it were deleted, until it comes back. */
    boolean hidden;

    Group(String id, String name, Instant created) {
        super(id, name, created);
    }
}
