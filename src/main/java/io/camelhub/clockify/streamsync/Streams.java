package io.camelhub.clockify.streamsync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.entries.OwnSteps;
import io.camelhub.clockify.entries.References;
import io.camelhub.clockify.entries.Rejects;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.DescriptionPolicy;
import io.camelhub.clockify.model.Plan;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.plan.DeletionGuard;
import io.camelhub.clockify.plan.FeedGap;
import io.camelhub.clockify.plan.FeedSignals;
import io.camelhub.clockify.plan.GuardSource;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.roster.Employee;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Prefetch;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.WorkerSlots;
import io.camelhub.clockify.stream.StreamColumn;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.stream.StreamMistake;
import io.camelhub.clockify.stream.StreamRow;
import io.camelhub.clockify.stream.StreamTables;
import io.camelhub.clockify.streamsync.NamesPolicy.Signals;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the route {@code clockify-streams} and a run ask about streams: which are read, and how a page of one comes into its table. */
public final class Streams implements FeedSignals {

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final Parts parts;
    private final StreamStates states;
    private final StreamRows rows;
    private final StreamRequests requests;
    private final Pseudonymizer pseudonymizer;
    private final Names names;
    private final NameRows nameRows;

    /**
     * What streams are read with. The suppliers are asked at each reading, so that an edit of files and settings takes effect.
     *
     * @param declared the streams that an integration is to read, by its name, parents before children
     * @param rates whether what tells what people earn is stored
     * @param descriptions how long private texts are kept
     * @param references what is stored of projects, clients, tags and tasks
     */
    public record Parts(Function<String, List<StreamDeclaration>> declared, StreamTables tables, RunDatabase runs, ObjectMapper json, OptionalRequests optional,
            Prefetch ahead, WorkerSlots places, DeletionGuard guard, People people, Rejects rejects, Supplier<ZoneId> dayZone,
            Supplier<Boolean> rates, Supplier<DescriptionPolicy> descriptions, StreamEvents events, References references, FeedGap gap) {
    }

    public Streams(Parts parts) {
        this.parts = parts;
        this.states = new StreamStates(parts.runs());
        this.rows = new StreamRows(parts.runs().all(), parts.json());
        this.requests = new StreamRequests(parts.json(), parts.dayZone());
        this.pseudonymizer = new Pseudonymizer(parts.runs().all());
        this.names = new Names(parts.runs(), parts.references(), parts.gap());
        this.nameRows = new NameRows(parts.runs().all(), rows, parts.references());
    }

    /** What reads the streams of a run's workspace that are due; {@code trial} shows whether Clockify is there at all. */
    public PageSource source(SyncRun run, PageRequest trial) {
        return new DueStreams(this, parts.optional(), run, trial, false, () -> Purpose.BACKFILL);
    }

    /** What reads those of projects, clients, tags and tasks, for names that neither entries nor the change feed had. */
    public PageSource names(SyncRun run, PageRequest trial, Supplier<Purpose> purpose) {
        return new DueStreams(this, parts.optional(), run, trial, true, purpose);
    }

    /** The request for a stream, among the optional ones. */
    static String request(StreamDeclaration stream) {
        return stream.names() ? request(stream.kind()) : OptionalRequests.stream(stream.name());
    }

    static String request(Kind kind) {
        return kind.label() + "s";
    }

    /** The streams that a run's integration is to read, parents first. */
    List<StreamDeclaration> declared(SyncRun run) {
        return parts.declared().apply(run.integration());
    }

    /** How much of a stream is read now. */
    StreamPolicy.Reading reading(SyncRun run, StreamDeclaration stream, StreamState state, KeptPeople kept, StreamPolicy.Workspace workspace) {
        return StreamPolicy.reading(stream, state, takesOver(run, state.integration()), kept.fingerprint(), workspace);
    }

    /** The integrations that sync a run's workspace, and are to have a stream: one of them reads it for all. */
    private Set<String> readers(SyncRun run, StreamDeclaration stream) {
        Set<String> readers = run.integrationNames().stream().filter(other -> parts.declared().apply(other).contains(stream)).collect(Collectors.toSet());
        readers.add(run.integration());
        return readers;
    }

    /** @param known what was found out for other streams of the run, by the integrations that read them; is added to */
    KeptPeople kept(SyncRun run, StreamDeclaration stream, Map<Set<String>, KeptPeople> known) {
        return run.groupIds().isEmpty() || stream.whose().isEmpty() ? KeptPeople.EVERYBODY
                : known.computeIfAbsent(readers(run, stream), readers -> kept(run, readers));
    }

    /** Whose rows are kept for these integrations, one of which is limited to groups. */
    private KeptPeople kept(SyncRun run, Set<String> readers) {
        Map<String, List<String>> groups = readers.size() == 1 ? Map.of() : states.groups(run.workspaceId(), readers);
        return groups.values().stream().anyMatch(List::isEmpty) ? KeptPeople.EVERYBODY : new KeptPeople(parts.people().membersOf(run.workspaceId(),
                Stream.concat(run.groupIds().stream(), groups.values().stream().flatMap(List::stream)).collect(Collectors.toSet())));
    }

    /** The same of a stream of names. */
    StreamPolicy.Reading reading(SyncRun run, StreamDeclaration stream, StreamState state, Signals signals) {
        return StreamPolicy.goesOn(state, run.integration(), signals.now()) || names.isDue(run, stream, state, signals)
                ? StreamPolicy.Reading.WHOLE : StreamPolicy.Reading.NOT_DUE;
    }

    /** Whether what another integration read is this run's from now on: it is gone, or no admin's, as this one is. */
    private boolean takesOver(SyncRun run, String other) {
        return other != null && !other.equals(run.integration()) && (!run.owns(other)
                || SyncRun.isAdmin(run.known().ownerRole()) && !SyncRun.isAdmin(states.ownerRole(run.workspaceId(), other)));
    }

    /** A run's workspace as it is known now. */
    StreamPolicy.Workspace workspace(SyncRun run) {
        return new StreamPolicy.Workspace(run.freePlan(), features(run.workspaceId()), parts.rates().get(), run.integration(),
                run.command().confirmDeletions(), run.reconcileSince(), now());
    }

    private Set<String> features(String workspaceId) {
        return names(states.features(workspaceId));
    }

    /** The names in a list of features, as it is stored; null where there is none. */
    private Set<String> names(String stored) {
        JsonNode features = rows.tree(stored);
        if (features == null || !features.isArray()) {
            return null;
        }
        Set<String> names = new HashSet<>();
        features.forEach(name -> names.add(name.asText()));
        return names;
    }

    /**
     * Why a workspace does not have a stream, in plain words; null where it has it, or nothing says that it does not.
     *
     * @param plan as Clockify names it; null where it does not
     * @param features as they are stored; null where Clockify lists none
     */
    public String notHadBecause(StreamDeclaration stream, String plan, String features) {
        return StreamPolicy.notHadBecause(stream, Plan.free(plan), names(features), parts.rates().get());
    }

    /**
     * The webhook events that say that a stream of an integration changed, those first of which the change feed says nothing.
     *
     * @param plan as Clockify names it; null where it does not
     * @param features as they are stored; null where Clockify lists none
     */
    public List<String> webhooks(String integration, String plan, String features) {
        return parts.declared().apply(integration).stream()
                .filter(stream -> notHadBecause(stream, plan, features) == null)
                .sorted(Comparator.comparing(stream -> stream.changes().feed() != null))
                .flatMap(stream -> stream.changes().webhooks().stream()).distinct().toList();
    }

    /** What reads one; null where its table cannot be read, which is noted. */
    PageSource open(SyncRun run, StreamDeclaration stream, StreamState state, boolean newestOnly, Supplier<Purpose> purpose) {
        List<StreamMistake> mistakes = parts.tables().prepare(stream);
        if (!mistakes.isEmpty()) {
            LOG.warn("The stream {} is not read: {}", stream.name(), mistakes.get(0));
            states.failed(run, stream.name(), "failed", mistakes.get(0).toString());
            return null;
        }
        return new StreamSource(this, run, stream, state, newestOnly, purpose);
    }

    Names names() {
        return names;
    }

    /** The rows a page that Clockify takes, as far as it is known. */
    int pageSize(SyncRun run, StreamDeclaration stream) {
        return Math.min(stream.read().pages().most(), parts.optional().pageSize(run, request(stream)));
    }

    /** Clockify takes pages of so many rows, and refused longer ones for a reason. */
    void keepPageSize(SyncRun run, StreamDeclaration stream, int size, String reason) {
        parts.optional().keepPageSize(run, request(stream), size, reason);
    }

    StreamStates states() {
        return states;
    }

    StreamRows rows() {
        return rows;
    }

    StreamRequests requests() {
        return requests;
    }

    Instant now() {
        return parts.runs().now();
    }

    boolean isWanted(SyncRun run) {
        return parts.places().isWanted(run);
    }

    GuardSource guard(SyncRun run) {
        return parts.guard().source(run);
    }

    List<Prefetch.Ticket> ahead(SyncRun run, List<PageRequest> plan) {
        return parts.ahead().begin(run, StreamRequests.SOURCE, plan);
    }

    /** A stream cannot be read, for a reason that is no longer than it must be. What is stored of it stays. */
    void failed(SyncRun run, StreamDeclaration stream, RequestFailedException fault) {
        parts.ahead().begin(run, StreamRequests.SOURCE, List.of());
        states.failed(run, stream.name(), fault.refusedWith() == null ? "failed" : "refused", pseudonymizer.users().in(fault.getMessage()));
    }

    void forgetRejected(SyncRun run, StreamDeclaration stream, Instant since) {
        parts.runs().fenced(run, () -> parts.rejects().forget(run.integration(), run.workspaceId(), stream.name(), since));
    }

    /** The keys of the rows whose parents are deleted: they go with them. */
    Set<String> orphans(SyncRun run, StreamDeclaration stream, long generation) {
        String workspaceId = run.workspaceId();
        StreamDeclaration parent = parent(run, stream);
        return parent.missing() != StreamDeclaration.Missing.DELETED ? Set.of()
                : rows.missing(stream, workspaceId, new StreamRows.Scope(rows.gone(parent, workspaceId), null, null), generation).keySet();
    }

    StreamDeclaration parent(SyncRun run, StreamDeclaration stream) {
        return declared(run).stream().filter(one -> one.name().equals(stream.each().stream())).findFirst().orElseThrow();
    }

    /** The lists that a stream is read by: of each parent, in each round. */
    List<StreamList> lists(SyncRun run, StreamDeclaration stream, StreamState state) {
        List<String> parents = new ArrayList<>();
        if (stream.each() == null) {
            parents.add(null);
        } else if (stream.names()) {
            parents.addAll(names.parents(run, stream, names.signals(run)));
        } else {
            StreamDeclaration parent = parent(run, stream);
            Instant since = stream.each().changed().isEmpty() ? null : state.wholeAt();
            // Clockify cannot be asked about a pseudonym
            rows.keys(parent, run.workspaceId(), stream.each().where(), since).stream().filter(key -> !UserRef.isPseudonym(key)).forEach(parents::add);
            // in one order whatever the database's collation, by which a reading that was interrupted knows what is behind it
            Collections.sort(parents);
        }
        List<StreamList> lists = new ArrayList<>();
        for (String parent : parents) {
            for (int round = 0; round < stream.read().rounds().size(); round++) {
                lists.add(new StreamList(parent, stream.read().rounds().get(round), round));
            }
        }
        return lists;
    }

    StreamPosition position(String text) {
        try {
            return parts.json().readValue(text, StreamPosition.class);
        } catch (JsonProcessingException e) {
            // of another version of the plugin
            return StreamPosition.BEGINNING;
        }
    }

    String text(StreamPosition position) {
        try {
            return parts.json().writeValueAsString(position);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private StreamPrivacy privacy() {
        return new StreamPrivacy(pseudonymizer.users(), parts.descriptions().get(), parts.rates().get(), now());
    }

    /** A key as it is stored, where it names a person who was erased. */
    String storedKey(String key) {
        return pseudonymizer.users().in(key);
    }

    RejectedRow rejected(StreamDeclaration stream, StreamRow row, JsonNode payload) {
        return privacy().rejected(stream, row.key(), row.rejected(), payload, parts.json());
    }

    /**
     * The page without what must not be written, with the employee beside each person. To be called before any step may see it.
     *
     * @param page of a stream
     */
    public StreamPage prepared(StreamPage page) {
        StreamDeclaration stream = page.declaration();
        return prepared(page, stream.names() || privacy().policy().kept() == null ? Map.of()
                : rows.stored(stream, page.workspaceId(), page.rows().stream().map(row -> StreamKeys.of(stream, row)).toList()));
    }

    /** The same of rows of which none is stored yet. */
    StreamPage preparedNew(StreamPage page) {
        return prepared(page, Map.of());
    }

    private StreamPage prepared(StreamPage page, Map<String, Map<String, Object>> stored) {
        StreamDeclaration stream = page.declaration();
        StreamPrivacy privacy = privacy();
        List<Map<String, Object>> applied = page.rows().stream().map(row -> {
            Map<String, Object> before = stored.get(StreamKeys.of(stream, row));
            return privacy.row(stream, row, before == null ? null : (Instant) before.get("first_seen_at"));
        }).toList();
        return page.with(withEmployees(stream, page.workspaceId(), kept(page, applied)));
    }

    /** Without rows of others than those whose rows are kept, unless they are stored. */
    private List<Map<String, Object>> kept(StreamPage page, List<Map<String, Object>> all) {
        StreamDeclaration stream = page.declaration();
        List<String> others = all.stream().filter(row -> !page.origin().kept().hasRow(stream, row)).map(row -> StreamKeys.of(stream, row)).toList();
        if (others.isEmpty()) {
            return all;
        }
        Set<String> left = new HashSet<>(others);
        left.removeAll(rows.stored(stream, page.workspaceId(), others).keySet());
        return all.stream().filter(row -> !left.contains(StreamKeys.of(stream, row))).toList();
    }

    private List<Map<String, Object>> withEmployees(StreamDeclaration stream, String workspaceId, List<Map<String, Object>> all) {
        List<StreamColumn> who = stream.people();
        Set<String> users = all.stream().flatMap(row -> who.stream().map(column -> (String) row.get(column.name()))).filter(user -> user != null)
                .collect(Collectors.toSet());
        if (!users.isEmpty()) {
            Map<String, Employee> employees = parts.people().employees(workspaceId, users);
            all.forEach(row -> who.forEach(column -> {
                Employee employee = employees.get(row.get(column.name()));
                row.put(column.employee(), employee == null ? null : employee.id());
            }));
        }
        return all;
    }

    /**
     * The page as an engineer's own steps leave it: the page, or a list of those of its rows that are to be written.
     *
     * @throws IllegalArgumentException where it is something else
     */
    public StreamPage kept(StreamPage page, Object body) {
        return OwnSteps.left(StreamPage.class, body, page::keeping, "direct:clockify-stream-steps", "rows");
    }

    /** What the page means for its table; keeps its rejected rows. */
    public StreamDiff diff(StreamPage page) {
        parts.rejects().keep(page.integration(), page.workspaceId(), page.origin().rejected());
        if (page.declaration().names()) {
            return new StreamDiff(page, now(), List.of(), List.of(), List.of(), List.of());
        }
        Set<String> keys = new HashSet<>(page.origin().seen());
        keys.addAll(page.origin().gone());
        page.rows().forEach(row -> keys.add(StreamKeys.of(page.declaration(), row)));
        return StreamDiffer.diff(page, rows.stored(page.declaration(), page.workspaceId(), keys), now(), rows::same);
    }

    /** Writes what differs, and the history of it; of names, which have none, with the events of what was renamed. */
    public void write(SyncRun run, StreamDiff diff) {
        if (diff.page().declaration().names()) {
            nameRows.write(run, diff.page(), pseudonymizer.users(), parts.rates().get());
            return;
        }
        rows.write(diff);
        parts.events().history(diff);
    }

    /** Adds the events of what was written; nothing where {@code clockify.events.uri} is not set. */
    public void events(StreamDiff diff) {
        parts.events().add(diff);
    }

    @Override
    public Set<String> types(SyncRun run) {
        StreamPolicy.Workspace workspace = workspace(run);
        return declared(run).stream().filter(stream -> StreamPolicy.isHad(stream, workspace)).map(stream -> stream.changes().feed())
                .filter(type -> type != null).collect(Collectors.toSet());
    }

    @Override
    public void changed(SyncRun run, Map<String, Instant> types) {
        Map<String, Instant> changed = new HashMap<>();
        declared(run).stream().filter(stream -> types.containsKey(stream.changes().feed()))
                .forEach(stream -> changed.put(stream.name(), types.get(stream.changes().feed())));
        states.signalled(run.workspaceId(), changed);
    }
}
