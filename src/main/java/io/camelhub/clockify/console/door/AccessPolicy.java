package io.camelhub.clockify.console.door;

import io.camelhub.clockify.command.console.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;
import java.util.List;

/** Which pages a role may see; what is named nowhere is for admins. */
@Decision
final class AccessPolicy {

    private static final List<String> FOR_ALL = List.of("/console/timeline", "/console/activity", "/console/account", "/console/logout");

    private AccessPolicy() {
    }

    /** @param path without what goes up in it */
    static boolean mayAsk(Role role, String path) {
        return role == Role.ADMIN || path.equals("/console/")
                || FOR_ALL.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
    }

    /** Whether an address is one of the console's own, to which a log-in may lead back. */
    static boolean isOwn(String address) {
        return address != null && address.startsWith("/console/") && !address.contains("//") && !address.contains("\\")
                && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f) && !address.startsWith("/console/log");
    }

    /** Whether a request is made by a page itself, at intervals. */
    static boolean isPoll(String path) {
        return path.endsWith("/poll");
    }

    /** Whether a request asks for a file of many rows. */
    static boolean isDownload(String path) {
        return path.endsWith("/csv") || path.endsWith(".csv") || path.endsWith("/export");
    }
}
