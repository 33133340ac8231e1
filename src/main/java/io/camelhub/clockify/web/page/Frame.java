package io.camelhub.clockify.web.page;

import java.util.List;

/**
 * What stands around each page.
 *
 * @param section the section that is marked in the navigation; null for none
 * @param visitor null where nobody is logged in
 */
public record Frame(String title, String section, Visitor visitor) {

    /** What the visitor may go to. */
    public List<Section> sections() {
        return visitor == null ? List.of() : visitor.sections();
    }
}
