package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.stream.NewestFirst;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;

/** Which streams of a workspace are read now, and how much of each. */
@Decision
final class StreamPolicy {

    /** A reading that was interrupted goes on within this time; after it the list may be another one. */
    static final Duration GOES_ON = Duration.ofHours(6);

    private StreamPolicy() {
    }

    /** How much of a stream is read. */
    enum Reading {
        /** Nothing: the workspace does not have it, or not for this key. */
        NOT_HAD,
        /** Nothing now. */
        NOT_DUE,
        /** What is new at its beginning. */
        NEWEST,
        /** All of it. */
        WHOLE
    }

    /**
     * A workspace as it is known.
     *
     * @param free whether the rules of the Free plan hold, on which no stream but those of names is to be had
     * @param features as Clockify lists them; null where it does not
     * @param rates whether what tells what people earn is stored
     * @param integration which reads it now
     * @param confirms whether a person confirms what is held back
     * @param orderedSince since when a person wants everything to be read again; null where nobody does
     */
    record Workspace(boolean free, Set<String> features, boolean rates, String integration, boolean confirms, Instant orderedSince, Instant now) {
    }

    /** Whether a workspace has a stream, as far as its plan says; where nothing does, it is asked for. */
    static boolean isHad(StreamDeclaration stream, Workspace workspace) {
        return notHadBecause(stream, workspace.free(), workspace.features(), workspace.rates()) == null;
    }

    /** Why a workspace does not have a stream, in plain words; null where it has it, or nothing says that it does not. */
    static String notHadBecause(StreamDeclaration stream, boolean free, Set<String> features, boolean rates) {
        if (stream.names()) {
            return null;
        }
        if (free) {
            return "it is on the Free plan, or its plan is not known";
        }
        if (stream.money() && !rates) {
            return "about money: set clockify.rates = true";
        }
        return stream.needs() == null || features == null || features.contains(stream.needs()) ? null : "its plan does not have " + stream.needs();
    }

    /**
     * @param takesOver whether it comes from another integration, which no longer syncs the workspace, or whose key sees less
     * @param people whose rows are kept now, see {@link KeptPeople#fingerprint}; null for everybody's
     */
    static Reading reading(StreamDeclaration stream, StreamState state, boolean takesOver, String people, Workspace workspace) {
        boolean own = state.integration() == null || state.integration().equals(workspace.integration());
        if (!isHad(stream, workspace) || !own && !takesOver) {
            return Reading.NOT_HAD;
        }
        if (!own) {
            return Reading.WHOLE;
        }
        if (goesOn(state, workspace.integration(), workspace.now())) {
            return state.newestOnly() ? Reading.NEWEST : Reading.WHOLE;
        }
        boolean ordered = workspace.orderedSince() != null && (state.readAt() == null || state.readAt().isBefore(workspace.orderedSince()));
        if (ordered || state.held() > 0 && workspace.confirms()) {
            return Reading.WHOLE;
        }
        NewestFirst newest = stream.read().newest();
        // one that did not hold all, to its end all the same, is read again as if it had
        boolean tried = !state.newestOnly() && holds(state.readAt(), stream.every(), workspace.now());
        if (!tried && !holds(state.wholeAt(), newest == null ? stream.every() : newest.whole(), workspace.now())) {
            return Reading.WHOLE;
        }
        // who joined a group brings their past
        if (!Objects.equals(people, state.people()) && !(tried && !state.readAt().equals(state.wholeAt()))) {
            return Reading.WHOLE;
        }
        boolean signalled = state.signalledAt() != null && (state.startedAt() == null || !state.signalledAt().isBefore(state.startedAt()));
        if (!signalled && holds(state.readAt(), stream.every(), workspace.now())) {
            return Reading.NOT_DUE;
        }
        return newest == null ? Reading.WHOLE : Reading.NEWEST;
    }

    /** Whether a reading that was interrupted is gone on with: by the same key, whose list it is. */
    static boolean goesOn(StreamState state, String integration, Instant now) {
        return state.position() != null && integration.equals(state.integration()) && holds(state.startedAt(), GOES_ON, now);
    }

    private static boolean holds(Instant since, Duration length, Instant now) {
        return since != null && Term.of(since, length).holds(now);
    }
}
