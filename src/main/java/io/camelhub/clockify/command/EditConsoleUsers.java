package io.camelhub.clockify.command;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.util.Optional;

/** Adds, changes and removes users of the console. Works without a database too. */
public final class EditConsoleUsers {

    private final ConsoleUsers users;
    private final AuditLog audit;

    public EditConsoleUsers(ConsoleUsers users, AuditLog audit) {
        this.users = users;
        this.audit = audit;
    }

    /**
     * @param isNew whether the user was added
     * @param unkept why the order is not in the audit log; empty where it is
     */
    public record Saved(boolean isNew, Optional<String> unkept) {
    }

    /** Adds or changes a user, as {@link ConsoleUsers#save}. */
    public Saved save(String name, Role role, String email, String employee, char[] password, Order order) {
        Optional<ConsoleUser> before = users.find(name);
        boolean isNew = users.save(name, role, email, employee, password, order);
        String after = described(role, email, employee) + (isNew ? "" : password == null ? "\nno password" : "\npassword replaced");
        return new Saved(isNew, audit.afterwards(order, new Line(isNew ? AuditAction.CONSOLE_USER_ADDED : AuditAction.CONSOLE_USER_CHANGED, name,
                before.map(EditConsoleUsers::described).orElse(null), after, null)));
    }

    /** Removes a user, as {@link ConsoleUsers#remove}; returns why the order is not in the audit log, empty where it is. */
    public Optional<String> remove(String name, Order order) {
        Optional<ConsoleUser> before = users.find(name);
        users.remove(name, order);
        return audit.afterwards(order, new Line(AuditAction.CONSOLE_USER_REMOVED, name, before.map(EditConsoleUsers::described).orElse(null), null, null));
    }

    private static String described(ConsoleUser user) {
        return described(user.role(), user.email(), user.employee());
    }

    private static String described(Role role, String email, String employee) {
        return role.text() + (email == null ? "" : ", " + email) + (employee == null ? "" : ", employee " + employee);
    }
}
