package io.camelhub.clockify.console.page;

import java.util.List;
import java.util.Map;

/**
 * A button that names what is chosen, and opens what may be chosen instead.
 *
 * @param clear where nothing of it is chosen; null where that is so
 * @param form what may be written instead; null for nothing
 * @param isSearch whether the key '/' opens it
 */
public record FilterMenu(String label, String value, String clear, List<Choice> choices, Form form, boolean isSearch) {

    /** A line of the list. */
    public record Choice(String name, String href, boolean isCurrent) {
    }

    /**
     * What may be written.
     *
     * @param path of the page
     * @param kept what else is chosen on it
     * @param isFirst whether it stands above the list
     */
    public record Form(String path, Map<String, String> kept, List<Field> fields, boolean isFirst) {
    }

    /** @param type as HTML calls it */
    public record Field(String name, String label, String type, String value) {
    }
}
