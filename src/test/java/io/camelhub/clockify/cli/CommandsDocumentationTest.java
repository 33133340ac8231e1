package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.cli.hub.Environment;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code commands.md} describes what {@code --json} prints, and names the commands that can print it. */
class CommandsDocumentationTest {

    private static final Path DOCUMENT = Path.of("src/main/docs/commands.md");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TempDir
    private Path folder;

    @Test
    void every_field_that_a_command_prints_is_described() throws IOException {
        World world = World.builder().seed(5).people(3).entries(20).build();
        TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
        try (ClockifySimulator clockify = ClockifySimulator.start(world)) {
            Files.writeString(folder.resolve("hub.properties"), """
                    camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                    camel.beans.hub.jdbc-url = %s
                    camel.beans.hub.username = %s
                    clockify.integrations.acme.api-key = %s
                    clockify.integrations.acme.api-url = %s
                    clockify.integrations.acme.reports-url = %s
                    clockify.webhooks.url = http://127.0.0.1:1
                    """.formatted(database.jdbcUrl(), database.username(), world.adminKey(), clockify.apiUrl(), clockify.reportsUrl()));
            Files.writeString(folder.resolve("roster.csv"), world.employeesCsv());
            clockify.faults().next(1, Faults.to("/reports/detailed"), Fault.badRow(Fault.BadRow.BAD_DATE));
            run("people", "import", "roster.csv");
            run("sync");
            run("people", "list");
            JsonNode status = json("status", "--json");

            assertThat(status.at("/integrations/0/name").asText()).isEqualTo("acme");
            assertThat(status.at("/integrations/0/health/level").asText()).isIn("well", "failed");
            assertThat(status.at("/integrations/0/workspaces/0/coverage/days_read").asInt()).isPositive();
            assertThat(status.at("/integrations/0/workspaces/0/interval/wanted").asText()).isEqualTo("PT15M");
            assertThat(status.at("/integrations/0/workspaces/0/last_run/started_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
            Set<String> fields = new TreeSet<>(names(status));
            fields.addAll(names(json("check", "--json")));
            fields.addAll(names(json("people", "list", "--json")));
            fields.addAll(names(json("people", "history", "--json")));
            fields.addAll(names(json("rejected", "list", "--json")));
            fields.addAll(names(json("outbox", "list", "--json")));
            fields.addAll(names(json("integrations", "list", "--json")));
            fields.addAll(names(json("streams", "list", "--json")));
            run("webhooks", "install", "acme");
            fields.addAll(names(json("webhooks", "list", "--json")));
            fields.removeAll(Set.of("email"));

            assertThat(described()).containsAll(fields);
        }
    }

    @Test
    void every_command_that_can_print_json_is_named() throws IOException {
        String document = Files.readString(DOCUMENT);
        List<String> withJson = new ArrayList<>();
        collect(Clockify.commandLine(new Environment(Path.of(""), folder, "clockify")), "", withJson);

        assertThat(withJson).hasSizeGreaterThan(5).allSatisfy(command -> assertThat(document).contains("`" + command + "`"));
    }

    private static void collect(CommandLine command, String name, List<String> withJson) {
        if (command.getCommandSpec().findOption("--json") != null) {
            withJson.add(name.strip());
        }
        for (Map.Entry<String, CommandLine> sub : command.getSubcommands().entrySet()) {
            collect(sub.getValue(), name + " " + sub.getKey(), withJson);
        }
    }

    private static Set<String> described() throws IOException {
        Set<String> words = new TreeSet<>();
        Matcher code = CODE.matcher(Files.readString(DOCUMENT));
        while (code.find()) {
            words.add(code.group(1).replace("[]", ""));
        }
        return words;
    }

    /** The names of all fields, but not those of a map by rule. */
    private static Set<String> names(JsonNode node) {
        Set<String> names = new TreeSet<>();
        node.fields().forEachRemaining(field -> {
            names.add(field.getKey());
            if (!Set.of("by_rule", "not_read").contains(field.getKey())) {
                names.addAll(names(field.getValue()));
            }
        });
        node.elements().forEachRemaining(element -> {
            if (node.isArray()) {
                names.addAll(names(element));
            }
        });
        return names;
    }

    private JsonNode json(String... command) throws IOException {
        return new ObjectMapper().readTree(run(command).out());
    }

    private CommandOutcome run(String... command) {
        return CommandOutcome.of(folder, Stream.concat(Stream.of("--config", "hub.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
