package io.camelhub.clockify.cli.hub;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.camelhub.clockify.query.Coverage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The option {@code --json} of a command: prints its result as one JSON document. Names are in snake case, times in UTC and durations in ISO 8601;
 * unknown values are null. Only ASCII is written, so that no text controls the terminal.
 */
public final class JsonOutput {

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .addMixIn(Coverage.class, Days.class)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(LocalDate.class, ToStringSerializer.instance)
                    .addSerializer(Duration.class, ToStringSerializer.instance)
                    .addSerializer(new Word()))
            .build()
            .writerWithDefaultPrettyPrinter();

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--json", description = "As JSON, which commands.md describes.")
    private boolean wanted;

    public boolean isWanted() {
        return wanted;
    }

    /** Prints the value if JSON is wanted; returns whether it is. */
    public boolean printed(Object value) {
        if (wanted) {
            try {
                spec.commandLine().getOut().println(WRITER.writeValueAsString(value));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
        return wanted;
    }

    /** The computed properties of {@link Coverage}. */
    private interface Days {

        @JsonProperty("days")
        long days();

        @JsonProperty("days_read")
        long daysRead();

        @JsonIgnore
        List<Coverage.Whole> windows();
    }

    /** An enum constant in lower case. */
    @SuppressWarnings("rawtypes")
    private static final class Word extends StdSerializer<Enum> {

        Word() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }
}
