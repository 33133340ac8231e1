package io.camelhub.clockify.simulator;

import java.util.List;

/** A user group and its members now. */
public record GroupView(String id, String name, List<String> userIds, List<String> managerIds) {
}
