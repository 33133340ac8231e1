package io.camelhub.clockify.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Values as the text of a JSON column, which is compared as text: the same values give the same text. */
final class JsonText {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonText() {
    }

    /** The JSON of a value, without the NUL characters that not every database reads. */
    static String of(Object value) {
        try {
            return JSON.writeValueAsString(value).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
