package io.camelhub.clockify.web.page;

/**
 * A request for a page, or an order.
 *
 * @param form {@link Form#NONE} for a GET request
 */
public record PageRequest(Visitor visitor, Address address, Form form) {

    public boolean isOrder() {
        return !form.isEmpty();
    }
}
