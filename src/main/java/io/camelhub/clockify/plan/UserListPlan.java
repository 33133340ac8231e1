package io.camelhub.clockify.plan;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.run.Window;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whose list is to be read, and what of it: one window each, beside what is covered; and whose lists were refused. Used by one
 * thread at a time.
 */
public final class UserListPlan {

    private final Map<String, List<Covered>> covered;
    private final Set<String> users = new LinkedHashSet<>();
    private final Map<String, Window> windows = new HashMap<>();
    /** New members of the groups asked for whose history is not fetched yet. */
    final Set<String> newMembers;
    /** Users who came into the key's sight, and whose entries are not read yet. */
    final Set<String> unread;
    /** Why lists are read from this run on; null where that was so before, or they are not. */
    RequestFailedException refusal;
    /** The key's owner, where others are known in this workspace and they are not: nothing is missing where their list is refused. */
    String unlistedOwner;
    /** Whether a list was read: then a refused one says something of its user. */
    boolean listRead;
    /** Users whose own lists are refused, since they do not belong to the workspace. */
    final Set<String> notMembers = new LinkedHashSet<>();
    /** Those of them whom a group asked for still lists. */
    final Set<String> departed = new HashSet<>();
    /** Users whose lists the key may not see. */
    final Set<String> hidden = new LinkedHashSet<>();

    /** @param covered what was read of each scope */
    UserListPlan(Map<String, List<Covered>> covered, Collection<String> newMembers, Collection<String> unread) {
        this.covered = covered;
        this.newMembers = new HashSet<>(newMembers);
        this.unread = Set.copyOf(unread);
    }

    /** What distinguishes windows of one user's list from others. */
    public static String scope(String userId) {
        return "user:" + userId;
    }

    /** What was settled of somebody who is gone, or whose list the key may not see: until it is given again, only a reconcile asks for it. */
    public static String goneScope(String userId) {
        return "gone:" + userId;
    }

    List<String> users() {
        return List.copyOf(users);
    }

    Window window(String user) {
        return windows.get(user);
    }

    /** Users of whom nothing but a refusal is known, though the lists of others are given. */
    Set<String> notMembers() {
        return listRead ? notMembers : Set.of();
    }

    Set<String> hidden() {
        return listRead ? hidden : Set.of();
    }

    boolean isGone(String user) {
        return covered.containsKey(goneScope(user));
    }

    /** Adds what of a stretch was not found whole at a time or later; false where nothing is missing. */
    boolean add(String user, Instant since, Window wanted) {
        List<Window> gaps = new Intervals(covered(user).stream()
                .filter(one -> !one.verifiedAt().isBefore(since))
                .map(Covered::window)
                .toList()).gaps(wanted);
        if (gaps.isEmpty()) {
            return false;
        }
        users.add(user);
        windows.merge(user, new Window(gaps.get(0).from(), gaps.get(gaps.size() - 1).to()), Window::hull);
        return true;
    }

    /**
     * Adds what is read again: of a share of the users everything, of all of them the recent days.
     *
     * @return false where nothing is left
     */
    boolean addRound(Set<String> all, Instant since, double shareOfRound, Window whole, Window recent) {
        // one request reads a user's last days and, mostly, all of their days: so all of them, a share of the users at a time
        long share = Math.max(1, (long) Math.ceil(all.size() * shareOfRound));
        long had = all.stream().filter(user -> !verifiedAt(user).isBefore(since)).count();
        long shares = all.stream()
                .sorted(Comparator.comparing(this::verifiedAt))
                .limit(Math.max(0, share - had))
                .filter(user -> add(user, since, whole))
                .count();
        long recents = all.stream().filter(user -> add(user, since, recent)).count();
        return shares + recents > 0;
    }

    private List<Covered> covered(String user) {
        return covered.getOrDefault(scope(user), List.of());
    }

    private Instant verifiedAt(String user) {
        return covered(user).stream().map(Covered::verifiedAt).min(Instant::compareTo).orElse(Instant.MIN);
    }
}
