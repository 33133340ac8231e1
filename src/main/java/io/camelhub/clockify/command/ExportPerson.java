package io.camelhub.clockify.command;

import io.camelhub.clockify.people.privacy.PersonExport;
import java.io.Writer;
import java.nio.file.Path;

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

    /**
     * Into a file that is its owner's alone, and stays as it was where the export fails.
     *
     * @throws CommandFailedException where the file cannot be written
     */
    public void run(String person, Path file, Order order) {
        OwnerOnly.write(file, out -> run(person, out, order));
    }
}
