package io.camelhub.clockify.command;

import io.camelhub.clockify.people.privacy.PersonExport;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Orders that all that is known of one person is written as JSON. */
public final class ExportPerson {

    private final PersonExport export;

    public ExportPerson(PersonExport export) {
        this.export = export;
    }

    public void run(String person, Writer out, Order order) {
        order.log("export a person");
        export.write(person, out);
    }

    /** Into a file that is its owner's alone, and stays as it was where the export fails. */
    public void run(String person, Path file, Order order) throws IOException {
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try (Writer writer = OwnerOnly.write(partial)) {
            run(person, writer, order);
        } catch (RuntimeException e) {
            Files.deleteIfExists(partial);
            throw e;
        }
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
