package io.camelhub.clockify.simulator;

/** A project; the client is null when it has none. */
public record ProjectView(String id, String name, boolean archived, String clientId, String clientName) {
}
