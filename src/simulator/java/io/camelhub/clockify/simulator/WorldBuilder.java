package io.camelhub.clockify.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/** Describes a world; the same description with the same clock reading builds the same world. Sizes are per workspace. */
public final class WorldBuilder {

    long seed = 1;
    int workspaces = 1;
    int people = 12;
    int groups = 3;
    int projects = 8;
    int clients = 4;
    int tags = 6;
    int tasksPerProject = 3;
    int entries = 500;
    Instant from;
    Instant to;
    List<ZoneId> zones = List.of(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"), ZoneId.of("Asia/Kolkata"));
    Plan plan = Plan.PRO;
    boolean oddities = true;
    boolean resources;
    Clock clock = Clock.systemUTC();

    WorldBuilder() {
    }

    public WorldBuilder seed(long value) {
        seed = value;
        return this;
    }

    public WorldBuilder workspaces(int count) {
        workspaces = atLeast(1, count);
        return this;
    }

    /** People per workspace, the common owner included. */
    public WorldBuilder people(int count) {
        people = atLeast(1, count);
        return this;
    }

    public WorldBuilder groups(int count) {
        groups = atLeast(0, count);
        return this;
    }

    public WorldBuilder projects(int count) {
        projects = atLeast(0, count);
        return this;
    }

    public WorldBuilder clients(int count) {
        clients = atLeast(0, count);
        return this;
    }

    public WorldBuilder tags(int count) {
        tags = atLeast(0, count);
        return this;
    }

    public WorldBuilder tasksPerProject(int count) {
        tasksPerProject = atLeast(0, count);
        return this;
    }

    /** Entries per workspace, running timers included. */
    public WorldBuilder entries(int count) {
        entries = atLeast(0, count);
        return this;
    }

    /** When the first entries start; a year before {@link #to} if not said. */
    public WorldBuilder from(Instant instant) {
        from = instant;
        return this;
    }

    /** When the last entries start (but for a few in the future); the clock's now if not said, and never later. */
    public WorldBuilder to(Instant instant) {
        to = instant;
        return this;
    }

    /** The accounts' time zones in turn; the first is the key owner's. */
    public WorldBuilder zones(String... ids) {
        zones = List.of(ids).stream().map(ZoneId::of).toList();
        atLeast(1, zones.size());
        return this;
    }

    public WorldBuilder plan(Plan value) {
        plan = Objects.requireNonNull(value);
        return this;
    }

    /**
     * With oddities (as at the start) some people are deactivated, deleted, pending or limited, and some entries have strange
     * texts and types, lie in the future or were entered late, and one person is in all workspaces; without, all are plain.
     */
    public WorldBuilder oddities(boolean wanted) {
        oddities = wanted;
        return this;
    }

    /**
     * Whether there is time off, with holidays and approvals, and plans, expenses and invoices; none at the start, but the workspace's custom
     * fields, which are always there. With or without, all else is the same, but for
     * which time entries are approved and invoiced.
     */
    public WorldBuilder resources(boolean wanted) {
        resources = wanted;
        return this;
    }

    /** The clock of the world; the system's if not said. */
    public WorldBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value);
        return this;
    }

    public World build() {
        Instant now = clock.instant();
        Instant end = to == null || to.isAfter(now) ? now : to;
        Instant start = from == null ? end.minus(Duration.ofDays(365)) : from;
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("from " + start + " is not before " + end);
        }
        return new WorldGenerator(this, now, start, end).generate();
    }

    private static int atLeast(int least, int count) {
        if (count < least) {
            throw new IllegalArgumentException(count + " is less than " + least);
        }
        return count;
    }
}
