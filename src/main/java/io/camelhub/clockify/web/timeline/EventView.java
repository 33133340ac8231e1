package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.web.page.Frame;
import java.util.List;

/**
 * The view of an event's page.
 *
 * @param back the list from which it was opened
 * @param day of its start
 * @param deleted when its deletion was found; null while it exists
 * @param rates for admins; empty for others, and where none are stored
 * @param reasons why it is as it is
 */
public record EventView(
        Frame frame, String back, EventLine line, String day, String zone, String deleted, List<Fact> facts, List<Fact> rates,
        List<Step> history, List<String> reasons) {

    /** A value of the event. */
    public record Fact(String name, String value) {
    }

    /**
     * A step of its history.
     *
     * @param at when it was stored
     * @param changes the old and new values; empty where they are not shown
     */
    public record Step(String at, String what, List<String> changes) {
    }
}
