package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.web.page.Frame;
import java.util.List;

/**
 * The page of an event as it is drawn.
 *
 * @param back the list from which it was opened
 * @param day on which it starts
 * @param deleted when it was found to be deleted; null while it exists
 * @param rates what is for admins; empty for others, and where nothing is stored
 * @param reasons why it is as it is
 */
public record EventView(
        Frame frame, String back, EventLine line, String day, String zone, String deleted, List<Fact> facts, List<Fact> rates,
        List<Step> history, List<String> reasons) {

    /** What is known of it. */
    public record Fact(String name, String value) {
    }

    /**
     * What became of it.
     *
     * @param at when it was seen
     * @param changes what changed from what to what; empty where that is not said
     */
    public record Step(String at, String what, List<String> changes) {
    }
}
