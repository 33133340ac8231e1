package io.camelhub.clockify.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {

    private static final String TEXT = """
            # the first
            a.acme.api-key = {{env:ACME}}
            a.acme.team-ids = one, \\
                two

            ! the second \\
            a.beta.api-key : secret
            """;

    @Test
    void an_edit_touches_its_own_lines_and_keeps_comments_order_and_references() {
        Map<String, String> changes = new HashMap<>(Map.of("a.acme.team-ids", "three", "a.acme.region", "euc1"));
        changes.put("a.beta.api-key", null);

        assertThat(new PropertiesText(TEXT).with(changes).text()).isEqualTo("""
                # the first
                a.acme.api-key = {{env:ACME}}
                a.acme.team-ids = three
                a.acme.region = euc1

                ! the second \\
                """);
    }

    @Test
    void of_a_property_that_stands_twice_one_line_is_left() {
        assertThat(new PropertiesText("a.x = 1\nb = 2\na.x = 3\n").with(Map.of("a.x", "4")).text()).isEqualTo("a.x = 4\nb = 2\n");
    }

    @Property(tries = 300)
    void whatever_is_written_is_read_as_it_was(@ForAll String value) throws Exception {
        String text = new PropertiesText(TEXT).with(Map.of("a.acme.team-ids", value)).text();
        Properties read = new Properties();
        read.load(new StringReader(text));

        assertThat(read.getProperty("a.acme.team-ids")).isEqualTo(value);
        assertThat(read).hasSize(3).containsEntry("a.beta.api-key", "secret").containsEntry("a.acme.api-key", "{{env:ACME}}");
        assertThat(text).matches("[\\x00-\\x7f]*");
    }
}
