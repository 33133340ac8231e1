package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.model.Decision;

/** Who may ask for what; what is named nowhere is for admins. */
@Decision
final class AccessPolicy {

    private AccessPolicy() {
    }

    /**
     * Whether a role may ask for a page, or for what somebody else serves below it.
     *
     * @param path without what goes up in it
     */
    static boolean mayAsk(Pages pages, Role role, String path) {
        return pages.nearest(path).map(Page::roles).orElse(Page.ADMINS).contains(role);
    }

    /** Whether an address is one of the console's own, to which a log-in may lead back. */
    static boolean isOwn(String address) {
        return address != null && address.startsWith("/console/") && !address.contains("//") && !address.contains("\\")
                && address.chars().allMatch(letter -> letter > ' ' && letter < 0x7f) && !address.startsWith("/console/log");
    }
}
