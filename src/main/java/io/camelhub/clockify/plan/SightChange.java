package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Whether a key came to see more since it was looked at last: then what was read before is not whole. Whom a plain member or a manager
 * sees can be known in part only, so that what may be more counts as more.
 *
 * @param users who came into sight; none where nobody did, or perhaps everybody
 */
@Decision
record SightChange(Kind kind, Set<String> users) {

    private static final SightChange NOT_WIDER = new SightChange(Kind.NOT_WIDER, Set.of());
    private static final SightChange WIDER = new SightChange(Kind.WIDER, Set.of());

    enum Kind {
        /** It sees the same, or less. */
        NOT_WIDER,
        /** It sees some users more: their own lists are read. */
        WIDER_BY_USERS,
        /** It may see everybody more: everything is read again. */
        WIDER
    }

    /**
     * @param last what was seen when it was looked at last
     * @param mostLists for so many users their lists cost less than to read everything again
     */
    static SightChange of(KeySight last, KeySight now, long mostLists) {
        if (!last.isKnown() || last.isEverybody()) {
            return NOT_WIDER;
        }
        boolean otherRole = !Objects.equals(last.role(), now.role()) && rank(now.role()) >= rank(last.role());
        if (now.isEverybody() || otherRole || !last.ownerId().equals(now.ownerId())) {
            return WIDER;
        }
        Set<String> came = new HashSet<>(now.users());
        came.removeAll(last.users());
        now.managed().stream().filter(user -> !last.managed().contains(user)).forEach(came::add);
        came.remove(now.ownerId());
        return came.isEmpty() ? NOT_WIDER : came.size() > mostLists ? WIDER : new SightChange(Kind.WIDER_BY_USERS, Set.copyOf(came));
    }

    /** Whether what was seen at a look may be out of sight now, by whose the key is or by its role. */
    static boolean losesSight(KeySight seen, KeySight now) {
        return seen.isKnown() && of(now, seen, Long.MAX_VALUE).kind() == Kind.WIDER;
    }

    /** Whether the two see the same, as far as is known. */
    static boolean same(KeySight one, KeySight other) {
        return of(one, other, 0).kind() == Kind.NOT_WIDER && of(other, one, 0).kind() == Kind.NOT_WIDER;
    }

    private static int rank(String role) {
        return role == null ? 0 : role.equals("MEMBER") ? 1 : 2;
    }
}
