package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.OwnerOnly;
import io.camelhub.clockify.query.CsvText;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.query.SupportQuery;
import io.camelhub.clockify.settings.Integration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

@Command(
        name = "support",
        description = {
            "Write one zip for whoever is asked for help: versions, settings, how each integration stands, whether its key is taken, how far streams are, the latest runs, rejected rows.",
            "It holds states, counts, times and ids: no key, no password, no person and no text that somebody wrote."
        })
public final class SupportCommand extends CliCommand {

    private static final int RUNS = 500;

    @Option(names = "--output", paramLabel = "FILE", defaultValue = "clockify-support.zip",
            description = "The zip. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--no-check", description = "Ask nothing of Clockify.")
    private boolean noCheck;

    /**
     * Clockify's answer about a key.
     *
     * @param problems the number of problems
     */
    private record Key(String integration, CheckKey.Answer answer, boolean teamsUnknown, int problems, int workspaces) {
    }

    @Override
    public Integer call() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("versions.txt", versions());
        parts.put("settings.txt", new SettingsReport(invocation().settings()).text());
        readHub(parts);
        write(parts);
        out().println("Written: " + file);
        parts.keySet().forEach(name -> out().println("  " + name));
        out().println("It holds no key, no password, no person and no text that somebody wrote.");
        out().flush();
        return ExitCode.OK;
    }

    private String versions() {
        return version() + "\n" + Stream.of("java.vendor", "java.version", "os.name", "os.version", "os.arch")
                .map(name -> name + " = " + System.getProperty(name) + "\n").reduce("", String::concat);
    }

    /** Adds the tables' data and Clockify's answers about the keys; after a failure, the kinds of exceptions. */
    private void readHub(Map<String, String> parts) {
        try (Hub hub = Hub.open(invocation(), invocation().settings(), noCheck ? HubRoutes.NONE : HubRoutes.OF_KEYS)) {
            DatabaseQuery.About about = hub.get(DatabaseQuery.class).about();
            parts.merge("versions.txt", "database = " + about.product() + " " + about.version() + "\n", String::concat);
            SupportQuery query = hub.get(SupportQuery.class);
            parts.put("states.csv", CsvText.of(SupportQuery.State.class, query.states(hub.integrations())));
            parts.put("streams.csv", CsvText.of(SupportQuery.OfStream.class, query.streams(hub.integrations())));
            parts.put("runs.csv", CsvText.of(SupportQuery.Run.class, query.runs(RUNS)));
            parts.put("rejected.csv", CsvText.of(SupportQuery.Rejected.class, query.rejected()));
            parts.put("outbox.csv", CsvText.of(SupportQuery.Waiting.class, List.of(query.waiting())));
            if (!noCheck) {
                parts.put("keys.csv", CsvText.of(Key.class, keys(hub)));
            }
        } catch (Exception e) {
            parts.put("failure.txt", SupportQuery.kinds(e));
        }
    }

    private List<Key> keys(Hub hub) throws Exception {
        List<Key> keys = new ArrayList<>();
        for (Integration integration : hub.integrations().integrations()) {
            CheckKey.Result result = hub.get(CheckKey.class).run(integration, order());
            keys.add(new Key(integration.name(), result.answer(), result.teamsUnknown(), result.problems().size(),
                    hub.get(KeyQuery.class).view(integration).workspaces().size()));
        }
        return keys;
    }

    private void write(Map<String, String> parts) {
        OwnerOnly.writeBytes(file, out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
                for (Map.Entry<String, String> part : parts.entrySet()) {
                    zip.putNextEntry(new ZipEntry(part.getKey()));
                    zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                    zip.closeEntry();
                }
            }
        });
    }
}
