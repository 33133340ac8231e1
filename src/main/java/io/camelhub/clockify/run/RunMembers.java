package io.camelhub.clockify.run;

import java.util.Set;

/** The members of the selected user groups, once a run has read them. Safe for use by several threads. */
public final class RunMembers {

    private volatile Set<String> all = Set.of();
    private volatile Set<String> fresh = Set.of();

    /** @param newOnes the members whose history is not fetched yet */
    public void are(Set<String> userIds, Set<String> newOnes) {
        all = Set.copyOf(userIds);
        fresh = Set.copyOf(newOnes);
    }

    public Set<String> all() {
        return all;
    }

    public Set<String> newOnes() {
        return fresh;
    }

    public boolean has(String userId) {
        return all.contains(userId);
    }
}
