package io.camelhub.clockify.query;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.run.BudgetUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The facts about a workspace, each a label and some words, with times and days in the caller's format. */
public final class WorkspaceFacts {

    private static final int GAPS = 3;
    private static final String STREAM = "stream";

    private final Function<Instant, String> times;
    private final Function<Instant, String> days;

    /** @param times how a time is written, @param days how its day is; neither is asked about null */
    public WorkspaceFacts(Function<Instant, String> times, Function<Instant, String> days) {
        this.times = times;
        this.days = days;
    }

    /**
     * A fact.
     *
     * @param words one line
     * @param isInternal whether it matters only to somebody who looks for a fault
     */
    public record Fact(String label, String words, boolean isInternal) {

        /** A fact that matters to everybody. */
        public Fact(String label, String words) {
            this(label, words, false);
        }

        static Fact internal(String label, String words) {
            return new Fact(label, words, true);
        }
    }

    /**
     * All facts without the state.
     *
     * @param integration the name of the workspace's integration
     */
    public List<Fact> of(String integration, WorkspaceStatus workspace) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("last run", lastRun(workspace.lastRun())));
        facts.add(new Fact("next run", nextRun(workspace.nextRun())));
        WorkspaceStatus.Interval interval = workspace.interval();
        if (interval != null && !interval.possible().equals(interval.wanted())) {
            facts.add(Fact.internal("interval", HumanReadable.duration(interval.possible()) + " instead of " + HumanReadable.duration(interval.wanted())
                    + ", as the request budget is too small for more"));
        }
        Coverage coverage = workspace.coverage();
        facts.add(Fact.internal("coverage", coverage(coverage)));
        facts.add(Fact.internal("verified", coverage.oldestVerifiedAt() == null
                ? "-" : "every stretch since " + time(coverage.oldestVerifiedAt()) + " or later"));
        facts.add(Fact.internal("read by", (workspace.readBy() == WorkspaceStatus.ReadBy.REPORT ? "report" : "list of each user")
                + " since " + time(workspace.readBySince())));
        facts.add(Fact.internal("changes", switch (workspace.changesBy()) {
            case FEED -> "by Clockify's change feed";
            case WINDOWS -> "by reading the last days again, as Clockify refuses its change feed";
            case UNKNOWN -> "not asked for yet";
        } + ", since " + time(workspace.changesBySince())));
        if (workspace.hintedAt() != null || workspace.webhooks() != null) {
            facts.add(Fact.internal("webhooks", webhooks(integration, workspace)));
        }
        facts.add(Fact.internal("reconciled", time(workspace.reconciledAt())));
        facts.add(Fact.internal("healed", healed(workspace.healed())));
        WorkspaceStatus.Entries entries = workspace.entries();
        facts.add(new Fact("entries", HumanReadable.number(entries.current()) + ", of them " + HumanReadable.number(entries.running()) + " running; "
                + HumanReadable.number(entries.deleted()) + " deleted in Clockify, " + HumanReadable.number(entries.rejected()) + " rejected"));
        workspace.heldDeletions().forEach(held -> facts.add(new Fact("held back",
                HumanReadable.counted(held.entries(), "deletion", "deletions") + " since " + time(held.since()) + ": " + OneLine.of(held.reason())
                        + "; if they are right: clockify sync " + integration + " --confirm-deletions")));
        facts.addAll(streams(workspace.streams()));
        facts.add(Fact.internal("requests", requests(workspace.requests())));
        workspace.refused().forEach(refused -> facts.add(Fact.internal("refused", refused(refused))));
        for (WorkspaceStatus.WhyOff why : WorkspaceStatus.WhyOff.values()) {
            List<WorkspaceStatus.WebhookOff> off = workspace.webhooksOff().stream().filter(one -> one.why() == why).toList();
            if (!off.isEmpty()) {
                facts.add(new Fact("webhooks", webhooksOff(integration, why, off)));
            }
        }
        if (workspace.error() != null) {
            facts.add(new Fact("error", OneLine.of(workspace.error())));
        }
        return facts;
    }

    private String time(Instant time) {
        return time == null ? "-" : times.apply(time);
    }

    private String lastRun(WorkspaceStatus.LastRun run) {
        return run == null ? "never" : time(run.startedAt()) + "  "
                + switch (run.outcome()) {
                    case RUNNING -> "still running";
                    case KILLED -> "its process ended before it did";
                    default -> run.outcome().name().toLowerCase(Locale.ROOT);
                }
                + ", " + HumanReadable.counted(run.requests(), "request", "requests") + ", "
                + HumanReadable.counted(run.entriesSeen(), "entry", "entries") + " seen, "
                + HumanReadable.number(run.inserted()) + " new, " + HumanReadable.number(run.updated()) + " changed, "
                + HumanReadable.number(run.deleted()) + " deleted";
    }

    private String nextRun(WorkspaceStatus.NextRun run) {
        return run == null ? "none" : (run.at() == null ? "at once, by 'clockify run'" : time(run.at()))
                + (run.waitsFor() == null ? "" : ", waits: " + OneLine.of(run.waitsFor()));
    }

    private String healed(WorkspaceStatus.Healed healed) {
        String within = " in the last " + healed.within().toDays() + " days";
        return healed.entries() == 0 ? "nothing" + within : HumanReadable.counted(healed.entries(), "entry", "entries") + within
                + ", last in the run of " + time(healed.lastAt());
    }

    /** E.g. {@code 2025-11-23 to 2026-12-24, without a gap}. */
    public String coverage(Coverage coverage) {
        if (coverage.oldestVerifiedAt() == null) {
            return "nothing yet; wanted from " + days.apply(coverage.start());
        }
        List<Coverage.Gap> gaps = coverage.gaps();
        if (gaps.isEmpty()) {
            return days.apply(coverage.start()) + " to " + days.apply(coverage.end()) + ", without a gap";
        }
        return coverage.daysRead() + " of " + coverage.days() + " days; still to read: "
                + gaps.stream().limit(GAPS)
                        .map(gap -> days.apply(gap.from()) + " to " + (gap.untilNow() ? "now" : days.apply(gap.to())))
                        .collect(Collectors.joining(", "))
                + (gaps.size() > GAPS ? " and " + (gaps.size() - GAPS) + " more" : "");
    }

    /** A line a stream; those that are not read for one reason are on one line. */
    private List<Fact> streams(List<StreamStatus> streams) {
        List<Fact> facts = new ArrayList<>();
        Map<String, List<String>> off = new LinkedHashMap<>();
        for (StreamStatus stream : streams) {
            if (stream.status() == StreamStatus.Status.OFF) {
                off.computeIfAbsent(stream.problem(), none -> new ArrayList<>()).add(stream.stream());
            } else {
                facts.add(Fact.internal(STREAM, stream.stream() + ": "
                        + (stream.rows() == null ? "" : HumanReadable.counted(stream.rows(), "row", "rows") + ", ")
                        + (stream.readAt() == null ? "not read yet" : "read " + time(stream.readAt()))
                        + (stream.names() ? ", next when a name is lacking" : stream.dueAt() == null ? ", next at the next sync" : ", next " + time(stream.dueAt()))
                        + (stream.problem() == null ? "" : "; " + OneLine.of(stream.problem()))));
            }
        }
        off.forEach((why, names) -> facts.add(Fact.internal(STREAM, String.join(", ", names) + ": not read, " + OneLine.of(why))));
        return facts;
    }

    /** A refused request: why, and what is missing without it. */
    public String refused(RefusalQuery.Refused refused) {
        return refused.request() + ": " + OneLine.of(refused.reason()) + " (since " + time(refused.since()) + "); "
                + refused.cost() + ", and it is tried again " + (refused.daily() ? "daily" : "at the next sync");
    }

    /** Whether any arrive, and why none may. */
    private String webhooks(String integration, WorkspaceStatus workspace) {
        Integer known = workspace.webhooks();
        return (workspace.hintedAt() == null ? "none came yet" : "last one came " + time(workspace.hintedAt()))
                + (known == null ? "" : known == 0 ? "; none is known that points here, to make them: clockify webhooks install " + integration
                        : "; " + HumanReadable.counted(known, "points here", "point here"));
    }

    /** Which deliver nothing, and how to switch them on. */
    private String webhooksOff(String integration, WorkspaceStatus.WhyOff why, List<WorkspaceStatus.WebhookOff> off) {
        return "off (seen " + time(off.get(0).checkedAt()) + "): "
                + off.stream().map(one -> OneLine.of(one.event())).collect(Collectors.joining(", ")) + "; "
                + switch (why) {
                    case PERSON -> "a person switched them off in Clockify, and can switch them on there under Integrations > Webhooks";
                    case PLAN -> "there are more than the plan allows: in Clockify, remove those of others, or take a larger plan";
                    case FAILED -> "Clockify switched them off after deliveries that failed: see that clockify.webhooks.url can be reached "
                            + "from the internet, then: clockify webhooks install " + integration;
                };
    }

    /** E.g. {@code 30 of 30 an hour, next possible 2026-11-23 14:30Z}. */
    public String requests(BudgetUsage.Usage usage) {
        return usage.limit() == null ? usage.used() + " in the last hour" : usage.used() + " of " + usage.limit() + " an hour"
                + (usage.nextPossible() == null ? "" : ", next possible " + time(usage.nextPossible()));
    }
}
