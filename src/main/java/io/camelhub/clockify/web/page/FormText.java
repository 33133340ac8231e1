package io.camelhub.clockify.web.page;

import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Parses a form without files. A single field may be as long as the whole form. */
final class FormText {

    /** Its media type. */
    static final String TYPE = "application/x-www-form-urlencoded";

    private FormText() {
    }

    /**
     * Parses a body; fields without a name are left out.
     *
     * @param sent null for none
     * @throws IllegalArgumentException where it is not a valid form
     */
    static MultiMap read(String sent) {
        MultiMap fields = MultiMap.caseInsensitiveMultiMap();
        for (String part : sent == null ? new String[0] : sent.split("&")) {
            String[] pair = part.split("=", 2);
            String name = URLDecoder.decode(pair[0], StandardCharsets.UTF_8);
            if (!name.isEmpty()) {
                fields.add(name, pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
            }
        }
        return fields;
    }
}
