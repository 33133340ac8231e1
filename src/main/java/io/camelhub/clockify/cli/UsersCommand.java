package io.camelhub.clockify.cli;

import io.camelhub.clockify.cli.hub.CliCommand;
import io.camelhub.clockify.cli.hub.Formats;
import io.camelhub.clockify.cli.hub.Hub;
import io.camelhub.clockify.cli.hub.HubCommand;
import io.camelhub.clockify.cli.hub.JsonOutput;
import io.camelhub.clockify.cli.hub.Secret;
import io.camelhub.clockify.cli.hub.Table;
import io.camelhub.clockify.command.AuditLog;
import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.EditConsoleUsers;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "users",
        description = "Who may log in to the console. They stand in the file of clockify.console.users, which a running console reads again.",
        subcommands = {UsersCommand.Add.class, UsersCommand.Listed.class, UsersCommand.Remove.class})
final class UsersCommand extends CliCommand.Group {

    /** A command on the users' file, without a database. */
    abstract static class OnFile extends HubCommand {

        @Override
        protected final boolean usesDatabase() {
            return false;
        }

        @Override
        protected final int run(Hub hub) {
            ConsoleUsers users = new ConsoleUsers(() -> hub.settings().console().users());
            return run(users, new EditConsoleUsers(users, hub.get(AuditLog.class)));
        }

        abstract int run(ConsoleUsers users, EditConsoleUsers editing);

        final void warn(Optional<String> unkept) {
            unkept.ifPresent(why -> err().println(Formats.text("This is done, but is not in the audit log: " + why)));
        }
    }

    @Command(
            name = "add",
            description = {
                "Add somebody, or give them another role, e-mail or password.",
                "The password is asked for on a terminal, else read from standard input: 12 characters or more."
            })
    static final class Add extends OnFile {

        @Parameters(paramLabel = "NAME", description = "To log in by.")
        private String name;

        @Option(names = "--role", paramLabel = "ROLE", required = true,
                description = "admin (everything), manager (timeline and activity of their team and of those that report to them), "
                        + "viewer (timeline and activity) or employee (what concerns themself).")
        private String role;

        @Option(names = "--email", paramLabel = "E-MAIL", description = "By which a manager or an employee is known in the roster of employees.")
        private String email;

        @Option(names = "--employee", paramLabel = "ID", description = "Of the employee whom a user of the role employee is, instead of --email.")
        private String employee;

        @Option(names = "--no-password", description = "They come in by a reverse proxy only, see clockify.console.proxy-user-header.")
        private boolean noPassword;

        @Override
        protected void requireArguments() {
            if (role().isEmpty()) {
                throw wrongArguments("there is no role '" + role + "': admin, manager, viewer or employee");
            }
        }

        private List<Role> role() {
            return Arrays.stream(Role.values()).filter(one -> one.text().equals(role.toLowerCase(Locale.ROOT))).toList();
        }

        @Override
        int run(ConsoleUsers users, EditConsoleUsers editing) {
            String password = noPassword ? null : Secret.read("Password of " + name + " for the console", "the password",
                    words().of("console", "users", "add", name, "--role", role));
            EditConsoleUsers.Saved saved = editing.save(name, role().get(0), email, employee, password == null ? null : password.toCharArray(), order());
            out().println(name + (saved.isNew() ? " may log in now, as " : " is changed: ") + role().get(0).text() + " (" + users.file() + ")");
            warn(saved.unkept());
            return ExitCode.OK;
        }
    }

    @Command(name = "list", description = "Who may log in. Passwords are not shown; only their hashes are stored.")
    static final class Listed extends OnFile {

        @Mixin
        private JsonOutput json;

        private record Row(String name, String role, String email, String employee, boolean hasPassword) {
        }

        @Override
        int run(ConsoleUsers users, EditConsoleUsers editing) {
            List<Row> rows = users.all().stream()
                    .map(user -> new Row(user.name(), user.role().text(), user.email(), user.employee(), user.hash() != null)).toList();
            if (json.printed(rows)) {
                return ExitCode.OK;
            }
            if (rows.isEmpty()) {
                out().println("Nobody may log in. Add somebody: " + words().of("console", "users", "add") + " NAME --role admin");
                return ExitCode.OK;
            }
            Table table = new Table("NAME", "ROLE", "E-MAIL", "EMPLOYEE", "LOGS IN BY");
            rows.forEach(row -> table.row(row.name(), row.role(), row.email() == null ? "-" : row.email(),
                    row.employee() == null ? "-" : row.employee(),
                    row.hasPassword() ? "password" : "proxy"));
            table.print(out());
            return ExitCode.OK;
        }
    }

    @Command(name = "remove", description = "Take somebody out. Whoever is logged in under the name is out at once.")
    static final class Remove extends OnFile {

        @Parameters(paramLabel = "NAME", description = "Of the user.")
        private String name;

        @Override
        int run(ConsoleUsers users, EditConsoleUsers editing) {
            Optional<String> unkept = editing.remove(name, order());
            out().println(name + " may not log in any more");
            warn(unkept);
            return ExitCode.OK;
        }
    }
}
