package io.camelhub.clockify.streamsync;

import io.camelhub.clockify.run.Next;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.OptionalSource;
import io.camelhub.clockify.run.PageRequest;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.Purpose;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.stream.StreamDeclaration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** The streams of a workspace that are due, one after the other. One that Clockify refuses, or does not answer, holds up no other. */
final class DueStreams implements PageSource {

    private final Streams streams;
    private final OptionalRequests optional;
    private final SyncRun run;
    private final PageRequest trial;
    private Iterator<StreamDeclaration> left;

    DueStreams(Streams streams, OptionalRequests optional, SyncRun run, PageRequest trial) {
        this.streams = streams;
        this.optional = optional;
        this.run = run;
        this.trial = trial;
    }

    @Override
    public Next next() {
        if (left == null) {
            left = streams.declared(run).iterator();
        }
        if (!left.hasNext()) {
            return null;
        }
        // asked anew after each that was read: what it stored says whether its children are due
        Map<String, StreamState> states = streams.states().of(run.workspaceId());
        StreamPolicy.Workspace workspace = streams.workspace(run);
        // asked once for all streams that the same integrations read
        Map<Set<String>, KeptPeople> kept = new HashMap<>();
        while (left.hasNext()) {
            StreamDeclaration stream = left.next();
            StreamState state = states.getOrDefault(stream.name(), StreamState.NEW);
            StreamPolicy.Reading reading = streams.reading(run, stream, state,
                    kept.computeIfAbsent(streams.readers(run, stream), readers -> streams.kept(run, readers)).of(stream), workspace);
            boolean due = reading == StreamPolicy.Reading.NEWEST || reading == StreamPolicy.Reading.WHOLE;
            boolean again = reading == StreamPolicy.Reading.NOT_DUE && optional.asksAgain(run, OptionalRequests.stream(stream.name()));
            boolean hasParent = stream.each() == null
                    || states.getOrDefault(stream.each().stream(), StreamState.NEW).readAt() != null;
            if ((due || again) && hasParent) {
                boolean newestOnly = reading == StreamPolicy.Reading.NEWEST;
                return new OptionalSource(optional, run, OptionalRequests.stream(stream.name()), trial, () -> {
                    PageSource source = streams.open(run, stream, state, newestOnly);
                    return source == null ? PageSource.none() : source;
                });
            }
        }
        return null;
    }

    @Override
    public Purpose purpose() {
        return Purpose.BACKFILL;
    }
}
