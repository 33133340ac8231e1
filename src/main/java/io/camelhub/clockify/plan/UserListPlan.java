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

/** Plans which users' lists are read: one window each, next to the covered ones; and records refused lists. Used by one thread at a time. */
public final class UserListPlan {

    private final Map<String, List<Covered>> covered;
    private final Set<String> users = new LinkedHashSet<>();
    private final Map<String, Window> windows = new HashMap<>();
    /** New members of the selected groups whose history is not fetched yet. */
    final Set<String> newMembers;
    /** Newly visible users whose entries are not read yet. */
    final Set<String> unread;
    /** The refusal for which this run switched to user lists; null for none. */
    RequestFailedException refusal;
    /** The key's owner, where they are not a known user of this workspace, and others are: no entries are missing if their list is refused. */
    String unlistedOwner;
    /** Whether any list was read: only then does a refused one say something about its user. */
    boolean listRead;
    /** Users whose lists are refused because they do not belong to the workspace. */
    final Set<String> notMembers = new LinkedHashSet<>();
    /** Those of them who are still in a selected group. */
    final Set<String> departed = new HashSet<>();
    /** Users whose lists the key may not see. */
    final Set<String> hidden = new LinkedHashSet<>();

    /** @param covered the windows that were read, by scope */
    UserListPlan(Map<String, List<Covered>> covered, Collection<String> newMembers, Collection<String> unread) {
        this.covered = covered;
        this.newMembers = new HashSet<>(newMembers);
        this.unread = Set.copyOf(unread);
    }

    /** The scope of the windows of one user's list. */
    public static String scope(String userId) {
        return "user:" + userId;
    }

    /** The scope under which a refused user is settled: until their list is accepted again, only a reconcile requests it. */
    public static String goneScope(String userId) {
        return "gone:" + userId;
    }

    /** Whether a window of a scope is about some users: it is not where it is of another user only. */
    static boolean isAbout(String scope, Set<String> userIds) {
        return !scope.contains(":") || userIds.stream().anyMatch(user -> scope.equals(scope(user)) || scope.equals(goneScope(user)));
    }

    List<String> users() {
        return List.copyOf(users);
    }

    Window window(String user) {
        return windows.get(user);
    }

    /** Users with a refusal only, while other lists are accepted. */
    Set<String> notMembers() {
        return listRead ? notMembers : Set.of();
    }

    Set<String> hidden() {
        return listRead ? hidden : Set.of();
    }

    boolean isGone(String user) {
        return covered.containsKey(goneScope(user));
    }

    /** Adds the part of a range that was not read completely since a time; false for none. */
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
     * Adds windows of a reconcile: the whole range of a share of the users, and the recent days of all.
     *
     * @return false where nothing is left
     */
    boolean addRound(Set<String> all, Instant since, double shareOfRound, Window whole, Window recent) {
        // one request mostly returns all of a user's days, not just the last: so whole lists, for a share of the users at a time
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
