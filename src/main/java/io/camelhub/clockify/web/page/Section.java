package io.camelhub.clockify.web.page;

/** A link of the navigation. */
public record Section(String name, String path) {
}
