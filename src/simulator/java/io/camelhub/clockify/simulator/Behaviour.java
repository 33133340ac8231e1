package io.camelhub.clockify.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The switches of one simulator. Thread-safe; a change holds from the next request on. */
public final class Behaviour {

    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private ErrorBody errorBody = ErrorBody.JSON;
    private ErrorBody limitBody = ErrorBody.JSON;
    private Duration deletionDelay = Duration.ofMinutes(1);
    private Duration feedLongestWindow = Duration.ofDays(30);
    private int feedLargestLimit = 50;
    private int feedStatus = 200;
    private int reportLargestPage = 1000;
    private int listLargestPage = Integer.MAX_VALUE;
    private int listLargestPageSize = Integer.MAX_VALUE;
    private final Map<String, Integer> refused = new HashMap<>();
    private final Map<String, Pages> pages = new HashMap<>();
    private final Set<String> feedTypesRefused = new HashSet<>();
    private Set<String> feedTypes;
    private int missingFeatureStatus = 403;
    private Duration assignmentsLongestWindow = Duration.ofDays(36_500);
    private int freePerHour = 30;
    private int paidPerSecond = 50;
    private Duration latency = Duration.ZERO;

    Behaviour() {
        for (Quirk quirk : Quirk.values()) {
            if (quirk.onAtStart()) {
                quirks.add(quirk);
            }
        }
    }

    public synchronized Behaviour on(Quirk... switches) {
        quirks.addAll(Set.of(switches));
        return this;
    }

    public synchronized Behaviour off(Quirk... switches) {
        quirks.removeAll(Set.of(switches));
        return this;
    }

    /** Switches one on or off. */
    public Behaviour set(Quirk quirk, boolean wanted) {
        return wanted ? on(quirk) : off(quirk);
    }

    public synchronized boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /** How all refusals but 429 are worded; JSON at the start. */
    public synchronized Behaviour errorBody(ErrorBody body) {
        errorBody = Objects.requireNonNull(body);
        return this;
    }

    synchronized ErrorBody errorBody() {
        return errorBody;
    }

    /** How a 429 is worded; JSON at the start. */
    public synchronized Behaviour limitBody(ErrorBody body) {
        limitBody = Objects.requireNonNull(body);
        return this;
    }

    synchronized ErrorBody limitBody() {
        return limitBody;
    }

    /** How late deletions show up in the feed; one minute at the start. */
    public synchronized Behaviour deletionDelay(Duration delay) {
        deletionDelay = Objects.requireNonNull(delay);
        return this;
    }

    synchronized Duration deletionDelay() {
        return deletionDelay;
    }

    /** The longest window that the feed takes, others are 400; 30 days at the start. */
    public synchronized Behaviour feedLongestWindow(Duration window) {
        feedLongestWindow = Objects.requireNonNull(window);
        return this;
    }

    synchronized Duration feedLongestWindow() {
        return feedLongestWindow;
    }

    /** The largest {@code limit} of the feed; 50 at the start. */
    public synchronized Behaviour feedLargestLimit(int limit) {
        feedLargestLimit = limit;
        return this;
    }

    synchronized int feedLargestLimit() {
        return feedLargestLimit;
    }

    /** What the feed answers: 200 (at the start), or a refusal such as 403, 404 or 400. */
    public synchronized Behaviour feedStatus(int status) {
        feedStatus = status;
        return this;
    }

    synchronized int feedStatus() {
        return feedStatus;
    }

    /** The largest page of a report, others are 400; 1000 at the start. */
    public synchronized Behaviour reportLargestPage(int rows) {
        reportLargestPage = rows;
        return this;
    }

    synchronized int reportLargestPage() {
        return reportLargestPage;
    }

    /** How many rows a page of a core list has at most, whatever was asked for; as many as asked for at the start. */
    public synchronized Behaviour listLargestPage(int rows) {
        listLargestPage = rows;
        return this;
    }

    synchronized int listLargestPage() {
        return listLargestPage;
    }

    /** The largest {@code page-size} that core lists take, others are 400; as documented of each at the start. */
    public synchronized Behaviour listLargestPageSize(int rows) {
        listLargestPageSize = rows;
        return this;
    }

    synchronized int listLargestPageSize() {
        return listLargestPageSize;
    }

    /** From now on, requests whose path ends so, with {@code {id}} for any id, are answered by this status, such as 404 or 503; 200 ends it. */
    public synchronized Behaviour refuse(String pathEnd, int status) {
        refused.put(pathEnd, status);
        return this;
    }

    /** The status by which a request is refused, or 200. */
    synchronized int refusal(String path) {
        return refused.entrySet().stream().filter(one -> RecordedRequest.endsWith(path, one.getKey())).mapToInt(Map.Entry::getValue).max().orElse(200);
    }

    /** What lists whose path ends so, with {@code {id}} for any id, make of the page asked for; as asked at the start. */
    public synchronized Behaviour pages(String pathEnd, Pages what) {
        pages.put(pathEnd, what);
        return this;
    }

    synchronized Pages pages(String path) {
        return pages.entrySet().stream().filter(one -> RecordedRequest.endsWith(path, one.getKey())).map(Map.Entry::getValue).findFirst().orElse(Pages.AS_ASKED);
    }

    /** The feed refuses these types with 400, alone or among others; none at the start, and none again if none is named. */
    public synchronized Behaviour feedRefuses(String... types) {
        feedTypesRefused.clear();
        feedTypesRefused.addAll(Set.of(types));
        return this;
    }

    /** The feed knows these types and refuses all others with 400; all that are known of at the start, and again if none is named. */
    public synchronized Behaviour feedKnows(String... types) {
        feedTypes = types.length == 0 ? null : Set.of(types);
        return this;
    }

    synchronized boolean feedKnows(String type, Set<String> otherwise) {
        return (feedTypes == null ? otherwise : feedTypes).contains(type) && !feedTypesRefused.contains(type);
    }

    /** What a request for a resource is answered that needs a feature which the workspace does not have; 403 at the start. */
    public synchronized Behaviour missingFeatureStatus(int status) {
        missingFeatureStatus = status;
        return this;
    }

    synchronized int missingFeatureStatus() {
        return missingFeatureStatus;
    }

    /** The longest window that the list of assignments takes, others are 400; a hundred years at the start. */
    public synchronized Behaviour assignmentsLongestWindow(Duration window) {
        assignmentsLongestWindow = Objects.requireNonNull(window);
        return this;
    }

    synchronized Duration assignmentsLongestWindow() {
        return assignmentsLongestWindow;
    }

    /** Requests that a Free workspace takes in any hour of the world's clock; 30 at the start. */
    public synchronized Behaviour freePerHour(int requests) {
        freePerHour = requests;
        return this;
    }

    synchronized int freePerHour() {
        return freePerHour;
    }

    /** Requests that a paid workspace takes in any second of real time; 50 at the start. */
    public synchronized Behaviour paidPerSecond(int requests) {
        paidPerSecond = requests;
        return this;
    }

    synchronized int paidPerSecond() {
        return paidPerSecond;
    }

    /** Real time that each answer takes longer; none at the start. */
    public synchronized Behaviour latency(Duration delay) {
        latency = Objects.requireNonNull(delay);
        return this;
    }

    synchronized Duration latency() {
        return latency;
    }
}
