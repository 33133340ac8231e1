package io.camelhub.clockify.webhooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What is taken from the body of a delivery, which is the thing itself, flat; the rest is not looked at.
 *
 * @param id of the entry, or whatever else it is about; null where it has none
 * @param projectId a task's; null where it has none
 */
record DeliveryBody(String id, String projectId) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DeliveryBody NONE = new DeliveryBody(null, null);

    /** Reads a body; one that is no JSON object has nothing. */
    static DeliveryBody of(byte[] body) {
        String id = null;
        String projectId = null;
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return NONE;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value == JsonToken.VALUE_STRING && name.equals("id")) {
                    id = parser.getText();
                } else if (value == JsonToken.VALUE_STRING && name.equals("projectId")) {
                    projectId = parser.getText();
                } else {
                    parser.skipChildren();
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT ? new DeliveryBody(id, projectId) : NONE;
        } catch (IOException e) {
            // no JSON; what it says instead is nobody's business, and its message has a part of the body
            return NONE;
        }
    }
}
