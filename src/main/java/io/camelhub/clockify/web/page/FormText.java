package io.camelhub.clockify.web.page;

import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** A form as browsers send one that holds no file. A field may be as long as the form may be. */
final class FormText {

    /** Its media type. */
    static final String TYPE = "application/x-www-form-urlencoded";

    private FormText() {
    }

    /**
     * Reads it; a field without a name is left out.
     *
     * @param sent null for nothing
     * @throws IllegalArgumentException where it is no such form
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
