package io.camelhub.clockify.cli.support;

import io.camelhub.clockify.cli.call.CliCommand;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubRoutes;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.OwnerOnly;
import io.camelhub.clockify.query.CsvText;
import io.camelhub.clockify.query.DatabaseQuery;
import io.camelhub.clockify.query.support.LogLines;
import io.camelhub.clockify.query.support.SupportQuery;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            "It holds no key, no password, no person and no text that somebody wrote: of a log, when and by what each line was written."
        })
public final class SupportCommand extends CliCommand {

    private static final int RUNS = 500;
    private static final int LINES = 5000;

    @Option(names = "--output", paramLabel = "FILE", defaultValue = "clockify-support.zip",
            description = "The zip. Default: ${DEFAULT-VALUE}.")
    private Path file;

    @Option(names = "--log", paramLabel = "FILE", description = "What 'clockify run' logged to standard error: of its last 5000 lines, when, how "
            + "grave and by what each was written, and what was thrown.")
    private Path log;

    @Option(names = "--no-check", description = "Ask nothing of Clockify.")
    private boolean noCheck;

    @Override
    public Integer call() {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("versions.txt", versions());
        SettingsReport settings = new SettingsReport(invocation().settings());
        parts.put("settings.txt", settings.text());
        Skeleton skeleton = new Skeleton(tables(parts, settings.secrets()));
        parts.put("status.json", skeleton.of(printedBy("status", "--json")));
        if (!noCheck) {
            parts.put("check.json", skeleton.of(printedBy("check", "--json")));
        }
        if (log != null) {
            parts.put("log.txt", LogLines.of(lastLines()));
        }
        write(parts);
        out().println("Written: " + file);
        parts.keySet().forEach(name -> out().println("  " + name));
        out().println("It holds no key, no password, no person and no text that somebody wrote; look at it before you send it.");
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

    /** What the tables hold; where they are out of reach, why. Gives the names of the integrations. */
    private List<String> tables(Map<String, String> parts, Set<String> secrets) {
        try (Hub hub = Hub.open(invocation(), invocation().settings(), HubRoutes.NONE)) {
            DatabaseQuery.About about = hub.get(DatabaseQuery.class).about();
            parts.merge("versions.txt", "database = " + about.product() + " " + about.version() + "\n", String::concat);
            SupportQuery query = hub.get(SupportQuery.class);
            parts.put("runs.csv", CsvText.of(SupportQuery.Run.class, query.runs(RUNS)));
            parts.put("rejected.csv", CsvText.of(SupportQuery.Rejected.class, query.rejected()));
            return hub.integrations().integrations().stream().map(Integration::name).toList();
        } catch (Exception e) {
            String why = ErrorMessages.of(e).replace(System.getProperty("user.home"), "~");
            for (String secret : secrets) {
                why = why.replace(secret, "<secret>");
            }
            parts.put("tables.txt", "cannot be read: " + why + "\n");
            return List.of();
        }
    }

    private List<String> lastLines() {
        try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            ArrayDeque<String> last = new ArrayDeque<>();
            all.forEach(line -> {
                last.add(line);
                if (last.size() > LINES) {
                    last.remove();
                }
            });
            return List.copyOf(last);
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
