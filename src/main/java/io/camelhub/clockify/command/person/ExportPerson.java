package io.camelhub.clockify.command.person;

import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.OwnerOnly;
import io.camelhub.clockify.people.privacy.PersonExport;
import io.camelhub.clockify.store.audit.AuditAction;
import io.camelhub.clockify.store.audit.AuditTable.Line;
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

    /** @throws io.camelhub.clockify.people.matching.WrongRequestException where it is not clear who is meant; nothing is written */
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
