package io.camelhub.clockify.console.page;

/**
 * A request for a page.
 *
 * @param isFragment whether htmx asks, to swap a part of the page that is there
 */
public record PageRequest(Visitor visitor, Address address, boolean isFragment) {
}
