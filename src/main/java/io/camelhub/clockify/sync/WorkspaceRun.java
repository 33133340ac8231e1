package io.camelhub.clockify.sync;

import io.camelhub.clockify.client.json.FeedPage;
import io.camelhub.clockify.model.Fingerprint;
import io.camelhub.clockify.people.identity.Enricher;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.store.StoreContext;
import io.camelhub.clockify.store.StoreState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * One sync of one workspace, while it goes on.
 *
 * <p>Routes carry it in the variable {@code clockifyRun}. It is used by one thread at a time.
 */
public final class WorkspaceRun implements StoreContext, Enricher.Run {

    /** All that is old has had its turn of being read again within this time. */
    private static final Duration ROUND = Duration.ofDays(31);

    /** How many of many are named. */
    private static final int FEW = 3;

    private final long id;
    private final SyncCommand work;
    private final Integration settings;
    private final State state;
    private final long token;
    private final Instant startedAt;
    private final Instant yieldAt;
    private final StoreState stored = new StoreState();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Window> attempted = new ArrayList<>();
    private final List<Window> parts = new ArrayList<>();
    private final Reports.Ahead ahead = new Reports.Ahead();
    private final Set<String> members = new HashSet<>();
    private final Set<String> left = new LinkedHashSet<>();
    private final Map<String, String> skipped = new LinkedHashMap<>();
    private final Enricher.State people = new Enricher.State();
    /** What a run reads for at a moment; the budget is shared by it. */
    enum Purpose {
        /** To be current. */
        UPKEEP,
        /** To know what was never read. */
        BACKFILL,
        /** To find what was missed. */
        RECONCILE
    }

    private Purpose purpose = Purpose.UPKEEP;
    private final Set<String> newcomers = new HashSet<>();
    private final Map<String, Window> userWindows = new HashMap<>();
    private boolean takesPages;
    private final Set<String> owners;
    private final Verification.Doubts verification = new Verification.Doubts();
    private final Set<String> runningIds = new HashSet<>();
    private final Set<String> usersSeen = new HashSet<>();
    private OptionalRequests.State optional;
    private boolean knowsRunning;
    private ListReading users;
    private ChangeFeed.State changes;
    private FeedPage feedPage;
    private boolean reconciled;
    private boolean reportTellsTypes;
    private boolean readsLists;
    private final Set<String> strangers = new LinkedHashSet<>();
    private final Set<String> departed = new HashSet<>();
    private final Set<String> hidden = new LinkedHashSet<>();
    private Window window;
    private double entriesPerDay;
    private int failedInARow;
    private RejectedShare rejected = RejectedShare.NONE;
    private final List<WindowReading> suspects = new ArrayList<>();
    private boolean unfinished;
    private ReportStep reportStep;
    private ReportStep.Silence reportSilence;
    private boolean unnotedLists;

    /**
     * What the database knew of the workspace when the run began.
     *
     * @param ownerRole the role of the key's owner as it was read last; null where the key may not tell
     * @param groupIds the user groups asked for; empty is everybody
     * @param backfillFrom the first day to fetch, UTC
     * @param readsByReport whether the report was not refused when it was last tried
     * @param reportStep how much of the report is to be tried
     * @param reportSilence the runs before, to which the report gave no answer
     * @param peopleDue whether users and groups are to be read in this run
     * @param owners the integrations that sync this workspace
     */
    record State(
            String workspaceName,
            String plan,
            String ownerId,
            String ownerRole,
            String ownerZone,
            List<String> groupIds,
            LocalDate backfillFrom,
            boolean readsByReport,
            ReportStep reportStep,
            ReportStep.Silence reportSilence,
            boolean peopleDue,
            Set<String> owners) {
    }

    WorkspaceRun(
            long id,
            SyncCommand work,
            Integration settings,
            State state,
            long token,
            Instant startedAt,
            Instant yieldAt) {
        this.id = id;
        this.work = work;
        this.settings = settings;
        this.state = state;
        this.token = token;
        this.startedAt = startedAt;
        this.yieldAt = yieldAt;
        this.reportStep = state.reportStep();
        this.reportSilence = state.reportSilence();
        this.owners = state.owners();
    }

    public long id() {
        return id;
    }

    public String integration() {
        return settings.name();
    }

    @Override
    public String workspaceId() {
        return work.workspaceId();
    }

    String workspaceName() {
        return state.workspaceName();
    }

    SyncCommand work() {
        return work;
    }

    Integration settings() {
        return settings;
    }

    long token() {
        return token;
    }

    /** When it began, by the database's clock. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When to make room for other workspaces, or null for never. */
    Instant yieldAt() {
        return yieldAt;
    }

    /** Whether the rules of the Free plan hold. */
    public boolean freePlan() {
        return Plan.free(state.plan());
    }

    /** The user groups asked for; empty is everybody. */
    public List<String> groupIds() {
        return state.groupIds();
    }

    /** What distinguishes windows that were filtered by these groups from others. */
    String scope() {
        return groupIds().isEmpty() ? "-" : Fingerprint.of(String.join(",", groupIds()));
    }

    /** The first instant to fetch. */
    public Instant backfillFrom() {
        return state.backfillFrom().atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Whether users and user groups are to be read now. */
    public boolean peopleDue() {
        return state.peopleDue();
    }

    @Override
    public StoreState stored() {
        return stored;
    }

    @Override
    public Enricher.State people() {
        return people;
    }

    /** Tells who is in the user groups asked for. */
    void members(Set<String> userIds) {
        members.clear();
        members.addAll(userIds);
    }

    @Override
    public boolean wants(String userId, Instant startedAt, boolean running) {
        return (groupIds().isEmpty() || members.contains(userId))
                && (running || !startedAt.isBefore(backfillFrom()));
    }

    @Override
    public boolean owns(String integration) {
        return owners.contains(integration);
    }

    /**
     * Whether this run may find an entry to be deleted since it is missing: its own, or one whose owner no longer syncs the
     * workspace. Of the latter, a key that is no admin's would see for certain only what is its holder's.
     */
    boolean judges(String owner, String userId) {
        return owner.equals(integration())
                || !owns(owner) && (ofAnAdmin(state.ownerRole()) || userId.equals(state.ownerId()));
    }

    /** The same for an entry that the feed lists as deleted, which the key therefore could see. */
    boolean judgesListed(String owner, String userId) {
        return owner.equals(integration()) || !owns(owner);
    }

    /** Whether a role lets a key see everybody's entries. */
    static boolean ofAnAdmin(String role) {
        return "OWNER".equals(role) || "WORKSPACE_ADMIN".equals(role);
    }

    /** The same for a window, which with groups holds nothing of people who left them. */
    boolean judgesInWindow(String owner, String userId) {
        return judges(owner, userId) && (groupIds().isEmpty() || members.contains(userId));
    }

    String ownerZone() {
        return state.ownerZone();
    }

    OptionalRequests.State optional() {
        return optional;
    }

    void optional(OptionalRequests.State state) {
        optional = state;
    }

    /** The list of running timers was read to its end. */
    void knowsRunning() {
        knowsRunning = true;
    }

    /** Whether a timer that was not listed as running no longer runs. */
    boolean hasReadRunning() {
        return knowsRunning;
    }

    /** How the list of users was read last in this run; null for not at all. */
    ListReading users() {
        return users;
    }

    void users(ListReading reading) {
        users = reading;
    }

    ChangeFeed.State changes() {
        return changes;
    }

    void changes(ChangeFeed.State state) {
        changes = state;
    }

    FeedPage feedPage() {
        return feedPage;
    }

    void feedPage(FeedPage page) {
        feedPage = page;
    }

    /** The report tells the types of entries, as some do. */
    void tellsTypes() {
        reportTellsTypes = true;
    }

    boolean reportTellsTypes() {
        return reportTellsTypes;
    }

    /** Users whose own lists are refused, since they do not belong to the workspace. */
    Set<String> strangers() {
        return strangers;
    }

    /** Those of them whom a group asked for still lists. */
    Set<String> departed() {
        return departed;
    }

    /** Users whose lists the key may not see. */
    Set<String> hidden() {
        return hidden;
    }

    /** A user's own list was read. */
    void readList() {
        readsLists = true;
    }

    /** Whether a user's own list was read in this run. */
    boolean hasReadLists() {
        return readsLists;
    }

    /** What was due to be read again was read again. */
    void reconciled() {
        reconciled = true;
    }

    /** Whether what was due to be read again was read again in this run. */
    public boolean hasReconciled() {
        return reconciled;
    }

    /** Since when everything is to be read again by a person's order; null where nobody ordered it. */
    public Instant reconcileSince() {
        if (!work.reconcile()) {
            return null;
        }
        return work.since() == null ? startedAt : Instant.parse(work.since());
    }

    /** How much of what is old is read again at a time, from 0 to 1. */
    public double shareOfRound() {
        return Math.min(1, (double) settings.reconcileEvery().toSeconds() / ROUND.toSeconds());
    }

    Verification.Doubts verification() {
        return verification;
    }

    /** The timers that Clockify listed as running. */
    Set<String> runningIds() {
        return runningIds;
    }

    /** The users that Clockify listed in this run. */
    Set<String> usersSeen() {
        return usersSeen;
    }

    String ownerId() {
        return state.ownerId();
    }

    AtomicInteger requests() {
        return requests;
    }

    /** Whether windows are read by the detailed report, rather than by the list of each user. */
    public boolean readsByReport() {
        return reportStep != ReportStep.USER_LISTS;
    }

    /** Whether the report was refused when it was last tried, before this run. */
    boolean reportWasRefused() {
        return !state.readsByReport();
    }

    /** How much of the report is asked for. */
    ReportStep reportStep() {
        return reportStep;
    }

    void turnTo(ReportStep next) {
        reportStep = next;
        takesPages = false;
        parts.clear();
    }

    /** Rows of a report's page to be asked for. */
    int pageSize() {
        return reportStep.pageSize(settings.pageSize());
    }

    /** The report gave a page. */
    void takesPages() {
        takesPages = true;
    }

    boolean hasTakenPages() {
        return takesPages;
    }

    ReportStep.Silence reportSilence() {
        return reportSilence;
    }

    void reportSilence(ReportStep.Silence silence) {
        reportSilence = silence;
    }

    /** Lists are read since the report gives no answer; it is remembered once a list does. */
    void unnotedLists(boolean unnoted) {
        unnotedLists = unnoted;
    }

    boolean hasUnnotedLists() {
        return unnotedLists;
    }

    /** The window that is being read; null for none. */
    public Window window() {
        return window;
    }

    /** Named unlike the getter: of two methods of one name, a route's expression may call the other. */
    void turnTo(Window next) {
        window = next;
    }

    Purpose purpose() {
        return purpose;
    }

    void turnTo(Purpose next) {
        purpose = next;
    }

    /** Members of the groups asked for whose history is not fetched yet. */
    Set<String> newcomers() {
        return newcomers;
    }

    /** For each user whose list is to be read, what of it. */
    Map<String, Window> userWindows() {
        return userWindows;
    }

    Set<String> members() {
        return members;
    }

    String plan() {
        return state.plan();
    }

    int integrations() {
        return Math.max(1, owners.size());
    }

    /** Windows that were tried in this run and did not become whole, and are left for the next. */
    List<Window> attempted() {
        return attempted;
    }

    /** Parts of a window that turned out too large or not whole. */
    List<Window> parts() {
        return parts;
    }

    Reports.Ahead ahead() {
        return ahead;
    }

    double entriesPerDay() {
        return entriesPerDay;
    }

    void entriesPerDay(double entries) {
        this.entriesPerDay = entries;
    }

    /** Something is left open, in plain words. */
    void leave(String what) {
        left.add(what);
    }

    /** A user's entries cannot be read, for a reason in plain words. */
    void skip(String userId, String reason) {
        skipped.putIfAbsent(userId, reason);
    }

    /** That a user's entries cannot be read leaves nothing open. */
    void forgive(String userId) {
        skipped.remove(userId);
    }

    /** What is left open, in plain words; however many users are skipped, a few of them are named. */
    Set<String> left() {
        if (skipped.isEmpty()) {
            return left;
        }
        Set<String> all = new LinkedHashSet<>(left);
        String names = skipped.keySet().stream().limit(FEW).collect(Collectors.joining(", "));
        all.add("the entries of " + (skipped.size() == 1 ? "user " : skipped.size() + " users, ")
                + names + (skipped.size() > FEW ? " and others" : "") + (skipped.size() == 1 ? "" : ",")
                + " cannot be read: " + skipped.values().iterator().next());
        return all;
    }

    /** How many of the rows received were rejected. */
    RejectedShare rejected() {
        return rejected;
    }

    void rejected(RejectedShare share) {
        rejected = share;
    }

    /** Windows that were read whole, of whose rows many were rejected. */
    List<WindowReading> suspects() {
        return suspects;
    }

    /** What was left open before this time is read again. */
    Instant openSince() {
        return reconcileSince() == null ? startedAt.minus(ReportStep.REMEMBERED) : reconcileSince();
    }

    int failedInARow() {
        return failedInARow;
    }

    void failed(boolean again) {
        failedInARow = again ? failedInARow + 1 : 0;
    }

    /** There is more to read as soon as others had their turn. */
    void makeRoom() {
        unfinished = true;
    }

    boolean unfinished() {
        return unfinished;
    }
}
