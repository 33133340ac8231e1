package io.camelhub.clockify.stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.stream.StreamColumn.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the table of a stream holds of people. It is kept in {@code clockify_stream} with the rows, and only ever grows: who is erased is
 * taken out of what is stored, whatever became of the declaration since.
 *
 * @param stream the stream's name
 * @param who the columns with a Clockify user's id, and beside each that with the employee's id; the first is whose row it is
 * @param texts private texts
 * @param lists columns of JSON, which may have ids of users in them
 * @param times columns with an instant
 * @param days columns with a day
 */
public record PersonalColumns(@JsonProperty("stream") String stream, @JsonProperty("who") Map<String, String> who,
        @JsonProperty("texts") Set<String> texts, @JsonProperty("lists") Set<String> lists, @JsonProperty("times") Set<String> times,
        @JsonProperty("days") Set<String> days) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Those of a declaration. */
    public static PersonalColumns of(StreamDeclaration stream) {
        Map<String, String> who = new LinkedHashMap<>();
        stream.people().forEach(column -> who.put(column.name(), column.employee()));
        return new PersonalColumns(stream.name(), who, names(stream, StreamColumn::isPrivate), names(stream, column -> column.type() == Type.JSON
                && !column.isPrivate()), names(stream, column -> column.type() == Type.TIME), names(stream, column -> column.type() == Type.DATE));
    }

    private static Set<String> names(StreamDeclaration stream, Predicate<StreamColumn> which) {
        Set<String> names = new LinkedHashSet<>();
        stream.own().stream().filter(which).forEach(column -> names.add(column.name()));
        return names;
    }

    /** Those of all streams of which something may be stored, in the order of their names. */
    public static List<PersonalColumns> stored(Database database) {
        Map<String, PersonalColumns> stored = new TreeMap<>();
        database.table("clockify_stream").select("personal").notNull("personal").list(String.class).forEach(text -> {
            PersonalColumns one = read(text);
            stored.merge(one.stream(), one, PersonalColumns::and);
        });
        return new ArrayList<>(stored.values());
    }

    /** The same with those of an earlier declaration. */
    public PersonalColumns and(PersonalColumns earlier) {
        Map<String, String> all = new LinkedHashMap<>(who);
        earlier.who().forEach(all::putIfAbsent);
        return new PersonalColumns(stream, all, both(texts, earlier.texts()), both(lists, earlier.lists()), both(times, earlier.times()),
                both(days, earlier.days()));
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new LinkedHashSet<>();
        Stream.concat(one.stream(), other.stream()).forEach(both::add);
        return both;
    }

    public String table() {
        return "clockify_" + stream;
    }

    /** The name of the stream in the types of events. */
    public String event() {
        return stream.replace('_', '-');
    }

    /** @param text as {@link #text} writes it */
    public static PersonalColumns read(String text) {
        try {
            return JSON.readValue(text, PersonalColumns.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("clockify_stream.personal holds something else than it should", e);
        }
    }

    /** As it is stored. */
    public String text() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
