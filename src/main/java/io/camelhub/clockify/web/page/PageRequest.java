package io.camelhub.clockify.web.page;

/**
 * A request for a page, or an order.
 *
 * @param isFragment whether htmx asks, to swap a part of the page that is there
 * @param form what was sent; {@link Form#NONE} where a page is asked for
 */
public record PageRequest(Visitor visitor, Address address, boolean isFragment, Form form) {

    /** Whether something is to be done, rather than shown. */
    public boolean isOrder() {
        return !form.isEmpty();
    }
}
