package io.camelhub.clockify.console.page;

import java.util.List;

/**
 * What stands around each page.
 *
 * @param section the section that is marked in the navigation; null for none
 * @param visitor null where nobody is logged in
 */
public record Frame(String title, String section, Visitor visitor) {

    /** A link of the navigation. */
    public record Section(String name, String path) {
    }

    private static final List<Section> FOR_ALL = List.of(
            new Section("Timeline", "/console/timeline"), new Section("Activity", "/console/activity"));
    private static final List<Section> FOR_ADMINS = List.of(
            new Section("Integrations", "/console/integrations"), FOR_ALL.get(0), FOR_ALL.get(1),
            new Section("People", "/console/people"), new Section("Runs", "/console/runs"), new Section("Audit log", "/console/audit"));

    /** What the visitor may go to. */
    public List<Section> sections() {
        return visitor == null ? List.of() : visitor.isAdmin() ? FOR_ADMINS : FOR_ALL;
    }

    /** Where a visitor begins. */
    public static String firstPath(Visitor visitor) {
        return new Frame("", null, visitor).sections().get(0).path();
    }
}
