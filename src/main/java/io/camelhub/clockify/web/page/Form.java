package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Text;
import io.vertx.core.MultiMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody sends by a form; of a request that only reads, nothing. Its text form does not show the values.
 *
 * @param values by the name of the field; of a field that comes several times, all
 */
public record Form(Map<String, List<String>> values) {

    /** What only reads. */
    public static final Form NONE = new Form(Map.of());

    public Form {
        values = Map.copyOf(values);
    }

    public static Form of(MultiMap sent) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        // without what no text has, and no database takes
        sent.names().forEach(name -> values.put(name, sent.getAll(name).stream().map(Text::storable).toList()));
        return new Form(values);
    }

    /** What was typed into a field, as it was typed; empty where it is not there. */
    public String get(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.get(all.size() - 1);
    }

    /** All values of a field: of the boxes that are ticked, say. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether there is none: the door lets in no form without its token. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
