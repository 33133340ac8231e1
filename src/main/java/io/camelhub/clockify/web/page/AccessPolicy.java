package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;

/** Decides which role may request which address; without an entry in the page table, only admins may. */
@Decision
final class AccessPolicy {

    private AccessPolicy() {
    }

    /**
     * Whether a role may request a page, or an address of another plugin below it.
     *
     * @param path without an upload's parameters
     */
    static boolean mayAsk(Pages pages, Role role, String path) {
        return pages.nearest(path).map(Page::roles).orElse(Page.ADMINS).contains(role);
    }

    /** Whether an address is one of the console's, so that a log-in may redirect to it. */
    static boolean isOwn(String address) {
        return address != null && address.startsWith("/console/") && !address.contains("//") && !address.contains("\\")
                && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f) && !address.startsWith("/console/log");
    }
}
