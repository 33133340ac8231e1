package io.camelhub.clockify.query;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.Scope;
import io.camelhub.clockify.plan.BackfillPlan;
import io.camelhub.clockify.plan.Covered;
import io.camelhub.clockify.plan.Intervals;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How one integration reads a workspace around some time.
 *
 * @param workspace its state; null where it is not synced
 * @param groups the user groups of the settings; empty for everybody
 * @param members ids of the groups' members
 * @param ownerRole the key owner's role; null if not known
 * @param seenUsers ids of the users in the key's last list; empty if not known
 * @param covered the windows read around that time
 * @param refusedAt when Clockify refused the user's list; null for never, or where the report is read
 */
@Decision
record WorkspaceReading(
        IntegrationStatus integration, String workspaceId, WorkspaceStatus workspace, List<String> groups, Set<String> members,
        String ownerRole, Set<String> seenUsers, List<Covered> covered, Instant refusedAt, Instant now) {

    /** The days that each sync reads again without the change feed. */
    private static final Duration READ_AGAIN = Duration.ofDays(7);

    /** Most unread ranges that are named. */
    private static final int FEW = 3;

    /** Why an integration reads nothing at all; null where it does. */
    static Found off(IntegrationStatus integration) {
        Reason reason = switch (integration.state()) {
            case REMOVED -> Reason.REMOVED;
            case DISABLED -> Reason.DISABLED;
            case WRONG_SETTINGS -> Reason.WRONG_SETTINGS;
            case ENABLED -> integration.known() ? null : Reason.NEVER_SYNCED;
        };
        return reason == null ? null : reason.of("integration", integration.name());
    }

    /** When the time in question was last read whole; null where it was not. */
    Instant verifiedAt(Window time) {
        List<Covered> whole = whole(time);
        return new Intervals(whole.stream().map(Covered::window).toList()).gaps(time).isEmpty()
                ? whole.stream().map(Covered::verifiedAt).min(Instant::compareTo).orElse(null) : null;
    }

    private List<Covered> whole(Window time) {
        return covered.stream().filter(one -> one.leftOpen() == null && overlaps(one.window(), time)).toList();
    }

    private static boolean overlaps(Window one, Window other) {
        return one.from().isBefore(other.to()) && other.from().isBefore(one.to());
    }

    /** The rule that keeps new entries of a user at some time out; null for none. */
    Found keptOut(String userId, Instant startedAt, boolean running) {
        LocalDate first = workspace.coverage().firstDay();
        Reason reason = new Scope(groups.isEmpty(), members, first.atStartOfDay(ZoneOffset.UTC).toInstant()).keptOut(userId, startedAt, running);
        return reason == null ? null : reason.of(
                "integration", name(), "user", userId, "groups", String.join(", ", groups), "first", first);
    }

    /**
     * Why an entry may be missing or late.
     *
     * @param userId null if not known
     * @param time the range of its start; null if not known
     * @param madeAt its creation time; null if not known
     */
    List<Found> reasons(String userId, Window time, Instant madeAt) {
        List<Found> found = new ArrayList<>();
        Found off = off(integration);
        if (off != null) {
            return List.of(off);
        }
        if (integration.error() != null) {
            found.add(Reason.INTEGRATION_FAILED.of("integration", name(), "since", second(integration.errorAt()), "why", integration.error()));
        }
        if (workspace == null) {
            found.add(Reason.WORKSPACE_NOT_CHOSEN.of("integration", name(), "workspace", workspaceId));
            return found;
        }
        Found rule = userId == null || time == null ? null : keptOut(userId, time.to().minusNanos(1), false);
        if (rule != null) {
            found.add(rule);
        }
        if (userId != null && !seenUsers.isEmpty() && !seenUsers.contains(userId)) {
            found.add(Reason.USER_NOT_SEEN.of("integration", name(), "user", userId));
        }
        if (refusedAt != null) {
            found.add(Reason.USER_REFUSED.of("user", userId, "integration", name(), "at", second(refusedAt)));
        }
        if (ownerRole != null && !SyncRun.isAdmin(ownerRole)) {
            found.add(Reason.SEES_LESS.of("integration", name(), "role", ownerRole));
        }
        if (time == null) {
            workspace.coverage().gaps().stream().limit(FEW).forEach(gap -> found.addAll(unread(new Window(gap.from(), gap.to()))));
        } else if (rule == null || rule.reason() != Reason.BEFORE_FIRST_DAY) {
            found.addAll(unread(time));
        }
        WorkspaceStatus.NextRun next = workspace.nextRun();
        if (next != null && next.waitsFor() != null && next.at() != null) {
            found.add(Reason.WAITS.of("integration", name(), "until", second(next.at()), "why", next.waitsFor()));
        }
        if (workspace.error() != null) {
            found.add(Reason.INCOMPLETE.of("integration", name(), "why", workspace.error()));
        }
        if (madeAt != null && workspace.lastRun() != null && madeAt.isAfter(workspace.lastRun().startedAt())) {
            found.add(Reason.NEWER_THAN_SYNC.of("at", second(madeAt), "integration", name(),
                    "synced", second(workspace.lastRun().startedAt()), "when", nextRun()));
        }
        if (workspace.changesBy() == WorkspaceStatus.ChangesBy.WINDOWS && (time == null || time.from().isBefore(now.minus(READ_AGAIN)))) {
            found.add(Reason.CHANGES_LATE.of("integration", name()));
        }
        if (rule == null && refusedAt == null && time != null && verifiedAt(time) != null) {
            found.add(Reason.ALL_READ.of("integration", name(), "from", time.from(), "to", time.to(), "verified", second(verifiedAt(time))));
        }
        return found;
    }

    private List<Found> unread(Window time) {
        Window all = new BackfillPlan(now, workspace.coverage().firstDay().atStartOfDay(ZoneOffset.UTC).toInstant()).whole();
        if (!time.from().isBefore(all.to())) {
            return List.of(Reason.AHEAD.of("integration", name(), "to", second(all.to()),
                    "day", LocalDate.ofInstant(time.from().minus(Duration.between(now, all.to())), ZoneOffset.UTC).plusDays(1)));
        }
        List<Found> found = new ArrayList<>();
        covered.stream().filter(one -> one.leftOpen() != null && overlaps(one.window(), time)).forEach(one -> found.add(
                Reason.LEFT_OPEN.of("integration", name(), "from", one.window().from(), "to", one.window().to(), "why", one.leftOpen())));
        List<Window> gaps = new Intervals(covered.stream().map(Covered::window).toList()).gaps(time);
        if (!gaps.isEmpty()) {
            Duration before = workspace.coverage().gaps().stream().filter(gap -> gap.to().isAfter(time.to()))
                    .map(gap -> Duration.between(gap.from().isAfter(time.to()) ? gap.from() : time.to(), gap.to()))
                    .reduce(Duration.ZERO, Duration::plus);
            found.add(Reason.NOT_READ_YET.of("integration", name(), "from", gaps.get(0).from(), "to", gaps.get(gaps.size() - 1).to(),
                    "when", nextRun(), "days", before.toDays()));
        }
        return found;
    }

    private String nextRun() {
        WorkspaceStatus.NextRun next = workspace.nextRun();
        return next == null ? "when it is turned on" : next.at() == null ? "as soon as 'clockify run' runs, or by 'clockify sync'"
                : "on " + second(next.at());
    }

    private String name() {
        return integration.name();
    }

    static Instant second(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.SECONDS);
    }
}
