package io.camelhub.clockify.command;

import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import io.camelhub.clockify.privacy.PersonExport;
import java.io.Writer;
import java.nio.file.Path;

/** Orders that all that is known of one person is written as JSON. */
public final class ExportPerson {

    private final PersonExport export;
    private final AuditLog audit;

    public ExportPerson(PersonExport export, AuditLog audit) {
        this.export = export;
        this.audit = audit;
    }

    /** @throws io.camelhub.clockify.people.WrongRequestException where it is not clear who is meant; nothing is written */
    public void run(String person, Writer out, Order order) {
        String id = export.idOf(person);
        order.log("export a person");
        audit.following(order, new Line(AuditAction.PERSON_EXPORTED, id, null, null, null), () -> {
            export.write(person, out);
            return person;
        }, done -> AuditLog.End.done(null));
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
