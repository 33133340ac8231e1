package io.camelhub.clockify.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.settings.Setting.Scope;
import io.camelhub.clockify.settings.Setting;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The configuration metadata with which an editor completes a host's {@code application.yaml}. */
class ConfigurationMetadataTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/spring-configuration-metadata.json");

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void they_list_every_setting_with_type_meaning_and_default() throws Exception {
        String wanted = json.writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
                .writeValueAsString(metadata());
        // -Dmetadata.write: after a change of the settings
        if (Boolean.getBoolean("metadata.write")) {
            Files.writeString(FILE, wanted + "\n");
        }

        assertThat(json.readTree(FILE.toFile())).isEqualTo(json.readTree(wanted));
    }

    @Test
    void below_the_name_of_an_integration_they_know_what_may_stand_there() {
        List<Setting> settings = Arrays.stream(Setting.values()).filter(setting -> setting.scope() != Scope.HUB).toList();

        assertThat(Arrays.stream(IntegrationProperties.class.getRecordComponents()).map(component -> kebab(component) + " " + type(component)))
                .containsExactlyElementsOf(settings.stream().map(setting -> setting.key() + " " + type(setting)).toList());
    }

    private ObjectNode metadata() {
        ArrayNode properties = json.createArrayNode();
        properties.addObject()
                .put("name", "clockify.integrations")
                .put("type", "java.util.Map<java.lang.String,%s>".formatted(IntegrationProperties.class.getName()))
                .put("description", "The integrations by name: 1 to 40 small letters, digits and hyphens.");
        for (Setting setting : Setting.values()) {
            if (setting.scope() != Scope.INTEGRATION) {
                ObjectNode property = properties.addObject()
                        .put("name", setting.property())
                        .put("type", type(setting))
                        .put("description", setting.meaning().replace("`", ""));
                setting.defaultValue().ifPresent(value -> {
                    switch (setting.type()) {
                        case NUMBER, HOURS -> property.put("defaultValue", Integer.parseInt(value));
                        case FLAG -> property.put("defaultValue", Boolean.parseBoolean(value));
                        default -> property.put("defaultValue", value);
                    }
                });
            }
        }
        ObjectNode metadata = json.createObjectNode();
        metadata.set("properties", properties);
        return metadata;
    }

    private static String type(Setting setting) {
        return switch (setting.type()) {
            case NUMBER -> "java.lang.Integer";
            case HOURS -> "java.math.BigDecimal";
            case FLAG -> "java.lang.Boolean";
            case TEAM_IDS -> "java.util.List<java.lang.String>";
            default -> "java.lang.String";
        };
    }

    private static String type(RecordComponent component) {
        return component.getGenericType().getTypeName();
    }

    private static String kebab(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
