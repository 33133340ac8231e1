package io.camelhub.clockify.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A filter of a page: a button that names what is chosen, and opens a list of links.
 *
 * @param label such as {@code Integration}
 * @param value what is chosen, in words
 * @param isSet whether it leaves something out
 * @param options the first one leaves nothing out
 */
public record Choice(String label, String value, boolean isSet, List<Option> options) {

    /** One of the list. */
    public record Option(String words, String address, boolean isChosen) {
    }

    /**
     * A filter on a parameter of the address; a choice leads to the first page.
     *
     * @param all the words for no filter
     * @param values what may be chosen, with its words, in order
     * @param cursor the parameter of the page, which a choice takes out
     */
    public static Choice of(Address here, String label, String parameter, String all, Map<String, String> values, String cursor) {
        Address first = here.with(cursor, null);
        String chosen = here.get(parameter);
        List<Option> options = new ArrayList<>(List.of(new Option(all, first.with(parameter, null).toString(), chosen == null)));
        values.forEach((value, words) -> options.add(new Option(Shown.text(words), first.with(parameter, value).toString(), value.equals(chosen))));
        return new Choice(label, chosen == null ? all : Shown.text(values.getOrDefault(chosen, chosen)), chosen != null, options);
    }
}
