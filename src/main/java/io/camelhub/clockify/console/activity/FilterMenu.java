package io.camelhub.clockify.console.activity;

import java.util.List;
import java.util.Map;

/**
 * A button that opens a list and names what is chosen of it.
 *
 * @param clear where it leaves nothing out; null where it is not set
 * @param days null where no days can be written into it
 */
public record FilterMenu(String label, String value, String clear, List<Choice> choices, Days days) {

    /** A line of the list. */
    public record Choice(String name, String href, boolean isCurrent) {
    }

    /**
     * Two days to write.
     *
     * @param path of the page
     * @param kept what else is chosen on it
     */
    public record Days(String path, Map<String, String> kept, String from, String to) {
    }
}
