package io.camelhub.clockify.cli;

import io.camelhub.clockify.people.PersonExport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code clockify people export}. */
@Command(name = "export", description = "Write all that is known of one person, as JSON.")
final class PeopleExportCommand extends PeopleAction {

    @Parameters(paramLabel = "PERSON", description = "An employee (with all accounts) or a Clockify user: id, e-mail or unique name.")
    private String person;

    @Option(names = "--output", paramLabel = "FILE", description = "Into this file, instead of on the screen.")
    private Path file;

    @Override
    int run(Hub hub) throws IOException {
        PersonExport export = new PersonExport(hub.database(), hub.people());
        if (file == null) {
            export.write(person, out());
            out().println();
            return ExitCode.OK;
        }
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (Writer writer = OwnerOnly.write(partial)) {
            export.write(person, writer);
        } catch (RuntimeException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
        out().println("Written: " + file);
        return ExitCode.OK;
    }
}
