package io.camelhub.clockify.simulator;

/** A client or a tag. */
public record NamedView(String id, String name, boolean archived) {
}
