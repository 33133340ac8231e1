package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import java.util.ArrayList;
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

    private static final int LONGEST = 60;

    /**
     * Of a parameter of the address.
     *
     * @param first the page with all that is chosen, without how far down one went
     * @param none in place of a value, such as {@code all}
     * @param values what may be chosen, with its words, in order
     */
    public static FilterMenu of(Address first, String label, String parameter, String none, Map<String, String> values, Form form) {
        String chosen = first.get(parameter);
        String without = first.with(parameter, null).toString();
        List<Choice> choices = new ArrayList<>(List.of(new Choice(PageText.capital(none), without, chosen == null)));
        values.forEach((value, words) -> choices.add(
                new Choice(OneLine.of(words, LONGEST), first.with(parameter, value).toString(), value.equals(chosen))));
        return new FilterMenu(label, chosen == null ? none : OneLine.of(values.getOrDefault(chosen, chosen), LONGEST),
                chosen == null ? null : without, choices, form, false);
    }

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
