package io.camelhub.clockify.web.page;

import java.util.List;

/**
 * The layout around each page.
 *
 * @param section the marked section of the navigation; null for none
 * @param visitor null where nobody is logged in
 */
public record Frame(String title, String section, Visitor visitor) {

    public List<Section> sections() {
        return visitor == null ? List.of() : visitor.sections();
    }
}
