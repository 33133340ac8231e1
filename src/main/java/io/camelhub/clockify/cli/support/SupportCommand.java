package io.camelhub.clockify.cli.support;

import io.camelhub.clockify.cli.call.CliCommand;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.OwnerOnly;
import io.camelhub.clockify.query.CsvText;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.support.Redaction;
import io.camelhub.clockify.query.support.SupportQuery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** {@code clockify support}. */
@Command(
        name = "support",
        description = {
            "Write one zip for whoever is asked for help: versions, settings, status, check, the latest runs, reasons of rejected rows, the end of a log.",
            "It holds no key, no password, no name, no e-mail address and no description."
        })
public final class SupportCommand extends CliCommand {

    private static final int RUNS = 500;
    private static final int LINES = 5000;

    @Option(names = "--output", paramLabel = "FILE", defaultValue = "clockify-support.zip",
            description = "The zip. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--log", paramLabel = "FILE", description = "What 'clockify run' logged to standard error: its last 5000 lines are added.")
    private Path log;

    @Option(names = "--no-check", description = "Ask nothing of Clockify.")
    private boolean noCheck;

    /** What the database was asked for. */
    private record Known(Set<String> secrets, List<String> names, List<String> integrations) {
    }

    @Override
    public Integer call() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("versions.txt", versions());
        SettingsReport settings = new SettingsReport(invocation().settings());
        parts.put("settings.txt", settings.text());
        Known known = tables(parts, settings.secrets());
        parts.put("status.txt", printedBy("status"));
        if (!noCheck) {
            parts.put("check.txt", printedBy("check"));
        }
        if (log != null) {
            parts.put("log.txt", known == null ? "left out: the database does not say which names may stand in it\n" : lastLines());
        }
        Redaction redaction = known == null ? new Redaction(settings.secrets(), List.of(), List.of())
                : new Redaction(known.secrets(), known.names(), known.integrations());
        parts.replaceAll((name, text) -> redaction.of(text.replace(System.getProperty("user.home"), "~")));
        write(parts);
        out().println("Written: " + file);
        parts.keySet().forEach(name -> out().println("  " + name));
        out().println("It holds no key, no password, no name, no e-mail address and no description; look at it before you send it.");
        if (log == null) {
            out().println("To add the log of 'clockify run': --log FILE");
        }
        out().flush();
        return ExitCode.OK;
    }

    private String versions() {
        return version() + "\n" + Stream.of("java.vendor", "java.version", "os.name", "os.version", "os.arch")
                .map(name -> name + " = " + System.getProperty(name) + "\n").reduce("", String::concat);
    }

    /** What the tables hold; where they are out of reach, why. */
    private Known tables(Map<String, String> parts, Set<String> secrets) {
        try (Hub hub = Hub.open(invocation(), invocation().settings(), HubRoutes.NONE)) {
            DatabaseQuery.About about = hub.get(DatabaseQuery.class).about();
            parts.merge("versions.txt", "database = " + about.product() + " " + about.version() + "\n", String::concat);
            SupportQuery query = hub.get(SupportQuery.class);
            Set<String> all = new TreeSet<>(secrets);
            hub.integrations().integrations().forEach(integration -> all.add(integration.apiKey().reveal()));
            Known known = new Known(all, query.names(), hub.integrations().integrations().stream().map(one -> one.name()).toList());
            parts.put("runs.csv", CsvText.of(SupportQuery.Run.class, query.runs(RUNS)));
            parts.put("rejected.csv", CsvText.of(SupportQuery.Rejected.class, query.rejected()));
            return known;
        } catch (Exception e) {
            parts.put("tables.txt", "cannot be read: " + ErrorMessages.of(e) + "\n");
            return null;
        }
    }

    private String lastLines() {
        try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            ArrayDeque<String> last = new ArrayDeque<>();
            all.forEach(line -> {
                last.add(line);
                if (last.size() > LINES) {
                    last.remove();
                }
            });
            return new String(String.join("\n", last).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) + "\n";
        } catch (IOException e) {
            throw CommandFailedException.wrongInput("--log: " + log + " cannot be read: " + e.getMessage(), e);
        }
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
