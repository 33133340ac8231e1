package io.camelhub.clockify.plan;

import io.camelhub.clockify.run.ListReading;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** The users that Clockify lists, page by page. Used by one thread at a time. */
public final class VisibleUsers {

    private final ListReading reading;
    private final Set<String> ids = new LinkedHashSet<>();

    public VisibleUsers(ListReading reading) {
        this.reading = reading;
    }

    public void add(Collection<String> userIds) {
        ids.addAll(userIds);
    }

    /** How far the reading of the list got. */
    public ListReading reading() {
        return reading;
    }

    public Set<String> ids() {
        return ids;
    }

    /** Whether an account of this status was to be seen, if there is one. */
    boolean lists(String accountStatus) {
        return reading.lists(accountStatus);
    }
}
