package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.OptionalSource;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.stream.StreamDeclaration;
import io.camelhub.clockify.streamsync.NamesPolicy.Signals;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Those of a workspace's streams that are due, one after the other. One that Clockify refuses, or does not answer, holds up no other. */
final class DueStreams implements PageSource {

    private final Streams streams;
    private final OptionalRequests optional;
    private final SyncRun run;
    private final PageRequest trial;
    private final boolean names;
    private final Supplier<Purpose> purpose;
    private Iterator<StreamDeclaration> left;

    /** @param names whether the streams of names are read, rather than all others */
    DueStreams(Streams streams, OptionalRequests optional, SyncRun run, PageRequest trial, boolean names, Supplier<Purpose> purpose) {
        this.streams = streams;
        this.optional = optional;
        this.run = run;
        this.trial = trial;
        this.names = names;
        this.purpose = purpose;
    }

    @Override
    public Next next() {
        if (left == null) {
            Stream<StreamDeclaration> declared = streams.declared(run).stream().filter(stream -> stream.names() == names);
            // clients before projects, which name theirs
            left = (names ? declared.sorted(Comparator.comparing(StreamDeclaration::name)) : declared).iterator();
        }
        if (!left.hasNext()) {
            return null;
        }
        // asked anew after each that was read: what it stored says whether its children are due
        Map<String, StreamState> states = streams.states().of(run.workspaceId());
        StreamPolicy.Workspace workspace = names ? null : streams.workspace(run);
        Signals signals = names ? streams.names().signals(run) : null;
        // asked once for all streams that the same integrations read
        Map<Set<String>, KeptPeople> kept = new HashMap<>();
        while (left.hasNext()) {
            StreamDeclaration stream = left.next();
            StreamState state = states.getOrDefault(stream.name(), StreamState.NEW);
            StreamPolicy.Reading reading = names ? streams.reading(run, stream, state, signals) : streams.reading(run, stream, state,
                    streams.kept(run, stream, kept), workspace);
            boolean due = reading == StreamPolicy.Reading.NEWEST || reading == StreamPolicy.Reading.WHOLE;
            boolean again = reading == StreamPolicy.Reading.NOT_DUE && optional.asksAgain(run, Streams.request(stream));
            boolean hasParent = stream.each() == null || streams.parent(run, stream).names()
                    || states.getOrDefault(stream.each().stream(), StreamState.NEW).readAt() != null;
            if ((due || again) && hasParent) {
                boolean newestOnly = reading == StreamPolicy.Reading.NEWEST;
                return new OptionalSource(optional, run, Streams.request(stream), trial, () -> {
                    PageSource source = streams.open(run, stream, state, newestOnly, purpose);
                    return source == null ? PageSource.none() : source;
                });
            }
        }
        return null;
    }

    @Override
    public Purpose purpose() {
        return purpose.get();
    }
}
