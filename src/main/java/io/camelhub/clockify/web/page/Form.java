package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Text;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A submitted form; empty for a GET request. Its text form does not show the values.
 *
 * @param values all values by field name
 */
public record Form(Map<String, List<String>> values) {

    /** The form of a GET request. */
    public static final Form NONE = new Form(Map.of());

    public Form {
        values = Map.copyOf(values);
    }

    public static Form of(MultiMap sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        // without NUL characters, which databases refuse
        sent.names().forEach(name -> values.put(name, sent.getAll(name).stream().map(Text::storable).toList()));
        return new Form(values);
    }

    /** The value of a field as typed; empty where it is missing. */
    public String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    /** All values of a field, such as of checked boxes. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether it is empty; a submitted form always has at least its token. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
