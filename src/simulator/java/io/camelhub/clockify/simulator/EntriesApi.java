package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Time entries of the core API: lists of one user, running timers, reads by id. */
final class EntriesApi {

    private final Behaviour behaviour;
    private final Shapes shapes;
    private final Selections<List<Entry>> lists = new Selections<>();

    EntriesApi(Behaviour behaviour, Shapes shapes) {
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    Answer ofUser(Call call, Session session, Person user) {
        Workspace ws = session.workspace();
        boolean member = user != null && ws.members.containsKey(user.id);
        boolean known = member || user != null && !(user.deleted() && behaviour.has(Quirk.DELETED_USER_LIST_FAILS))
                && ws.entries().anyMatch(entry -> entry.user == user);
        if (!known || user == session.owner() && behaviour.has(Quirk.OWNER_IS_NO_MEMBER)) {
            throw Refusal.gone("User");
        }
        Paging paging = Paging.of(call, behaviour, 50, 5000);
        boolean hydrated = call.flag("hydrated");
        if (session.visible() != null && !session.visible().contains(user.id)) {
            if (behaviour.has(Quirk.HIDDEN_USER_LIST_IS_EMPTY)) {
                return paging.answer(List.<Entry>of(), (json, entry) -> shapes.entry(json, entry, ws, hydrated));
            }
            throw Refusal.denied();
        }
        ZoneId zone = behaviour.has(Quirk.WALL_CLOCK_WINDOW) ? session.zone() : null;
        Instant from = Times.parsed(call.param("start"), zone);
        Instant to = Times.parsed(call.param("end"), zone);
        boolean running = call.flag("in-progress");
        List<String> projects = call.params("project");
        String part = call.param("description");
        List<Entry> found = lists.of(ws, user.id + " " + from + " " + to + " " + running + " " + projects + " " + part, () -> {
            List<Entry> entries = new ArrayList<>(ws.startedBetween(from == null ? Long.MIN_VALUE : ceiling(from), to == null ? Long.MAX_VALUE : ceiling(to))
                    .filter(entry -> entry.user == user && (entry.running() || !running))
                    .filter(entry -> projects.isEmpty() || entry.project != null && projects.contains(entry.project.id))
                    .filter(entry -> UsersApi.contains(ws.description(entry), part)).toList());
            Collections.reverse(entries);
            return entries;
        });
        return paging.answer(found, (json, entry) -> shapes.entry(json, entry, ws, hydrated));
    }

    private static long ceiling(Instant instant) {
        return instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
    }

    Answer inProgress(Call call, Session session) {
        Workspace ws = session.workspace();
        Paging paging = Paging.of(call, behaviour, 10, 1000);
        List<Entry> running = lists.of(ws, "running", () -> Arrays.stream(ws.byStart()).filter(Entry::running)
                .sorted(Comparator.comparingLong((Entry entry) -> -entry.start).thenComparingInt(entry -> entry.counter)).toList());
        return paging.answer(running.stream().filter(session::sees).toList(), (json, entry) -> shapes.entry(json, entry, ws, false));
    }

    Answer byId(Call call, Session session, String id) {
        Entry entry = visible(session, id);
        if (entry == null) {
            throw Refusal.gone("Time entry");
        }
        return Shapes.answer(json -> shapes.entry(json, entry, session.workspace(), call.flag("hydrated"), true));
    }

    Answer batch(JsonNode body, Session session) {
        JsonNode ids = body.path("timeEntryIds");
        if (!ids.isArray() || ids.isEmpty()) {
            throw Refusal.badRequest("timeEntryIds must not be empty");
        }
        List<Entry> found = new ArrayList<>();
        for (JsonNode id : ids) {
            Entry entry = visible(session, id.asText());
            if (entry != null) {
                found.add(entry);
            } else if (behaviour.has(Quirk.BATCH_FAILS_ON_GONE)) {
                throw Refusal.gone("Time entry");
            }
        }
        boolean hydrated = body.path("hydrated").asBoolean();
        return Shapes.answer(json -> Shapes.array(json, found, (j, entry) -> shapes.entry(j, entry, session.workspace(), hydrated, true)));
    }

    private static Entry visible(Session session, String id) {
        Entry entry = session.workspace().entry(id);
        return entry != null && session.sees(entry) ? entry : null;
    }
}
