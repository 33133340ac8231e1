package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.OneLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A filter as a menu: a button with the current value, and the other options.
 *
 * @param clear the address without this filter; null where it is not set
 * @param form fields for a typed value; null for none
 * @param isSearch whether the key '/' opens it
 */
public record FilterMenu(String label, String value, String clear, List<Choice> choices, Form form, boolean isSearch) {

    private static final int LONGEST = 60;

    /**
     * The menu of a parameter in the address.
     *
     * @param first the page with all choices, at its beginning
     * @param none the label for no value, such as {@code all}
     * @param values the options with their labels, in order
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

    public record Choice(String name, String href, boolean isCurrent) {
    }

    /**
     * Fields for a typed value.
     *
     * @param path of the page
     * @param kept the other choices on it
     * @param isFirst whether it is above the options
     */
    public record Form(String path, Map<String, String> kept, List<Field> fields, boolean isFirst) {
    }

    /** @param type the type of the HTML input */
    public record Field(String name, String label, String type, String value) {
    }
}
