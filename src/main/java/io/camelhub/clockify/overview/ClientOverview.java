package io.camelhub.clockify.overview;

/**
 * A client with the work on its projects.
 *
 * @param name null where none is known
 * @param workspaceName null where none is known
 */
public record ClientOverview(String workspaceId, String id, String name, String workspaceName, WorkOverview work) {
}
