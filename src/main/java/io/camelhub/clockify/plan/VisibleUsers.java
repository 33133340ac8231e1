package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.ListReading;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The users that Clockify lists to a key. Used by one thread at a time. */
public final class VisibleUsers {

    private final ListReading reading;
    private final Set<String> ids = new LinkedHashSet<>();

    public VisibleUsers(ListReading reading) {
        this.reading = reading;
    }

    public void add(Collection<String> userIds) {
        ids.addAll(userIds);
    }

    public ListReading reading() {
        return reading;
    }

    public Set<String> ids() {
        return ids;
    }

    /** Whether the list includes accounts of this status. */
    boolean lists(String accountStatus) {
        return reading.lists(accountStatus);
    }
}
