package io.camelhub.clockify.web.page;

/**
 * A request for a page, or an order.
 *
 * @param isFragment whether htmx requests a part of the current page
 * @param form {@link Form#NONE} for a GET request
 */
public record PageRequest(Visitor visitor, Address address, boolean isFragment, Form form) {

    public boolean isOrder() {
        return !form.isEmpty();
    }
}
