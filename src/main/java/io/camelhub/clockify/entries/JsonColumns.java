package io.camelhub.clockify.entries;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.camelhub.clockify.model.CustomField;
import java.util.List;
import java.util.Map;

/** Parses the values of JSON columns. */
public final class JsonColumns {

    private final ObjectMapper json;
    private final ObjectReader texts;
    private final ObjectReader customFields;
    private final ObjectReader objects;

    public JsonColumns(ObjectMapper json) {
        this.json = json;
        this.texts = json.readerFor(new TypeReference<List<String>>() { });
        this.customFields = json.readerFor(new TypeReference<Map<String, CustomField>>() { });
        this.objects = json.readerFor(new TypeReference<Map<String, Object>>() { });
    }

    public List<String> texts(String array) {
        return "[]".equals(array) ? List.of() : read(texts, array);
    }

    /** An object's values by name; times are text. */
    public Map<String, Object> object(String object) {
        return read(objects, object);
    }

    Map<String, CustomField> customFields(String object) {
        return "{}".equals(object) ? Map.of() : read(customFields, object);
    }

    /** A text as it stands in an array, within quotation marks. */
    public String element(String text) {
        String array = text(List.of(text));
        return array.substring(1, array.length() - 1);
    }

    String text(List<String> texts) {
        try {
            return json.writeValueAsString(texts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T read(ObjectReader reader, String text) {
        try {
            return reader.readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the column holds something else than it should: " + text, e);
        }
    }
}
