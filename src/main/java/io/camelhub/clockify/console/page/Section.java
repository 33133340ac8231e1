package io.camelhub.clockify.console.page;

/** A link of the navigation. */
public record Section(String name, String path) {
}
