package io.camelhub.clockify.command;

import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.PersonExport;
import java.io.Writer;
import java.nio.file.Path;

/** Writes all data about one person as JSON. */
public final class ExportPerson {

    private final PersonExport export;
    private final AuditLog audit;

    public ExportPerson(PersonExport export, AuditLog audit) {
        this.export = export;
        this.audit = audit;
    }

    /** @throws io.camelhub.clockify.people.WrongRequestException where no person, or more than one, fits; nothing is written */
    public void run(String person, Writer out, Order order) {
        String id = export.idOf(person);
        order.log("export a person");
        audit.following(order, new Line(AuditAction.PERSON_EXPORTED, id, null, null, null), () -> {
            export.write(person, out);
            return person;
        }, done -> AuditLog.End.done(null));
    }

    /**
     * Writes a file that only its owner can read; an existing one stays unchanged if the export fails.
     *
     * @throws CommandFailedException where the file cannot be written
     */
    public void run(String person, Path file, Order order) {
        OwnerOnly.write(file, out -> run(person, out, order));
    }
}
