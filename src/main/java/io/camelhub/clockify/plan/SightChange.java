package io.camelhub.clockify.plan;

import io.camelhub.clockify.model.Decision;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Decides whether a key sees more than at its last look, so that earlier readings are incomplete. What a plain member or a manager sees is known
 * only in part, so a possible gain counts as one.
 *
 * @param users the newly visible users; empty for none, or perhaps everybody
 */
@Decision
record SightChange(Kind kind, Set<String> users) {

    private static final SightChange NOT_WIDER = new SightChange(Kind.NOT_WIDER, Set.of());
    private static final SightChange WIDER = new SightChange(Kind.WIDER, Set.of());

    enum Kind {
        /** It sees the same, or less. */
        NOT_WIDER,
        /** It sees some more users, whose lists are read. */
        WIDER_BY_USERS,
        /** It may see everybody, so everything is read again. */
        WIDER
    }

    /**
     * @param last the sight of the last look
     * @param mostLists the number of users up to which reading their lists is cheaper than reading everything again
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

    /** Whether users visible at one look may be invisible now, by the key's owner or role. */
    static boolean losesSight(KeySight seen, KeySight now) {
        return seen.isKnown() && of(now, seen, Long.MAX_VALUE).kind() == Kind.WIDER;
    }

    /** Whether the two sights are equal, as far as is known. */
    static boolean same(KeySight one, KeySight other) {
        return of(one, other, 0).kind() == Kind.NOT_WIDER && of(other, one, 0).kind() == Kind.NOT_WIDER;
    }

    private static int rank(String role) {
        return role == null ? 0 : role.equals("MEMBER") ? 1 : 2;
    }
}
