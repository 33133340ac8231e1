package io.camelhub.clockify.webhooks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * The ids in the body of a delivery, which is the object itself; other fields are ignored.
 *
 * @param id of the entry or other object; null for none
 * @param projectId the project of a task; null for none
 */
record DeliveryBody(String id, String projectId) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final DeliveryBody NONE = new DeliveryBody(null, null);

    /** Parses a body; anything but a JSON object has no ids. */
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
            // the parser's message is not logged: it quotes the body
            return NONE;
        }
    }
}
