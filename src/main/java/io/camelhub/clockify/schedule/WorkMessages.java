package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.camelhub.clockify.run.SyncCommand;

/** Serialises a {@link SyncCommand} as JSON for {@code clockify.work.uri}. */
public final class WorkMessages {

    private final ObjectMapper json;

    public WorkMessages(ObjectMapper json) {
        this.json = json;
    }

    String written(SyncCommand work) {
        try {
            return json.writeValueAsString(work);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Parses a message.
     *
     * @throws IllegalArgumentException for an invalid one
     */
    public SyncCommand read(String message) {
        if (message == null || message.isBlank() || message.strip().equals("null")) {
            throw new IllegalArgumentException("it is empty");
        }
        try {
            return json.readValue(message, SyncCommand.class);
        } catch (ValueInstantiationException e) {
            throw new IllegalArgumentException(e.getCause().getMessage());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it cannot be read: " + e.getOriginalMessage());
        }
    }
}
