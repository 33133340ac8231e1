package io.camelhub.clockify.simulator;

/** A task; archived means DONE. */
public record TaskView(String id, String name, boolean archived, String projectId) {
}
