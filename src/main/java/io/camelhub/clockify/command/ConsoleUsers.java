package io.camelhub.clockify.command;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.camelhub.clockify.command.ConsoleUser.Role;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the console's users: a line per user, with role, e-mail and the bcrypt hash of the password. It is read again when it was saved, so
 * that a removed user is locked out at once. Safe for use by several threads.
 */
public final class ConsoleUsers {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleUsers.class);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,79}");
    private static final int SHORTEST = 12;
    /** The longest password: bcrypt would silently ignore further bytes. */
    private static final int LONGEST_BYTES = 72;
    private static final int COST = 12;
    private static final int LONGEST_ID = 64;
    private static final String EMPLOYEE = "employee=";
    /** A hash that no password has: checking it for an unknown user takes as long as for a known one. */
    private static final String NOBODY = "$2a$12$abcdefghijklmnopqrstuuJ2nYqSjQ7fN5jS0x8r1m3w9kLpVbXyC";

    private static final String HEADER = """
            # Who may log in to the console; 'clockify console users' writes this file.
            # <name> = <role>, <e-mail, employee=<id> or nothing>, <bcrypt hash of the password, or - for who comes in by a proxy only>
            """;

    /** The parsed file, with its timestamp and size. */
    private record Read(Path file, FileTime saved, long size, Map<String, ConsoleUser> users) {
    }

    private final Supplier<Path> file;
    private volatile Read read;

    /** @param file read at each call, so that an edit of the settings takes effect */
    public ConsoleUsers(Supplier<Path> file) {
        this.file = file;
    }

    public Path file() {
        return file.get().toAbsolutePath();
    }

    /** All users by name; none where the file does not exist. */
    public List<ConsoleUser> all() {
        return List.copyOf(read().users().values());
    }

    /** The user of that name; empty where there is none, or their line is invalid. */
    public Optional<ConsoleUser> find(String name) {
        return Optional.ofNullable(name).map(read().users()::get);
    }

    /** The user of that name, if the password is right. Takes a fraction of a second, for unknown users too. */
    public Optional<ConsoleUser> authenticate(String name, String password) {
        Optional<ConsoleUser> user = find(name).filter(found -> found.hash() != null);
        byte[] typed = password.getBytes(StandardCharsets.UTF_8);
        boolean right = typed.length <= LONGEST_BYTES && BCrypt.verifyer().verify(
                typed, user.map(ConsoleUser::hash).orElse(NOBODY).getBytes(StandardCharsets.US_ASCII)).verified;
        return user.filter(found -> right);
    }

    /**
     * Adds a user, or changes their role, e-mail or password.
     *
     * @param email null for none
     * @param employee the id of the employee whom a user of the role employee is; null for none
     * @param password null for a user who logs in through a reverse proxy only
     * @return whether the user is new
     * @throws CommandFailedException for an invalid value
     */
    public boolean save(String name, Role role, String email, String employee, char[] password, Order order) {
        require(NAME.matcher(name).matches(), "the name is made of letters, digits and . _ - @, 80 at most");
        require(email == null || email.matches("[^\\s,]+@[^\\s,]+"), "'" + email + "' is no e-mail address");
        require(role != Role.MANAGER || email != null,
                "a manager needs an e-mail address, by which their team is found in the roster: add --email");
        require(role != Role.EMPLOYEE || email != null || employee != null,
                "an employee needs their e-mail address or id in the roster: add --email or --employee");
        require(role == Role.EMPLOYEE || employee == null, "only the role employee is one employee: leave out --employee, or take --role employee");
        require(employee == null || !employee.isBlank() && employee.length() <= LONGEST_ID, "an employee's id has 1 to " + LONGEST_ID + " characters");
        String hash = password == null ? "-" : hash(password);
        boolean isNew = new SharedFile(file()).alone(() -> {
            PropertiesText before = new PropertiesText(text());
            write(before, name, role.text() + ", " + who(email, employee) + ", " + hash);
            return user(before, name).isEmpty();
        });
        order.log("console user " + name + (isNew ? " added as " : " is now ") + role.text());
        return isNew;
    }

    /**
     * Removes a user.
     *
     * @throws CommandFailedException where there is none of that name
     */
    public void remove(String name, Order order) {
        new SharedFile(file()).alone(() -> {
            PropertiesText before = new PropertiesText(text());
            require(user(before, name).isPresent(), "there is no user '" + name + "' in " + file());
            write(before, name, null);
            return name;
        });
        order.log("console user " + name + " removed");
    }

    private static String who(String email, String employee) {
        return Stream.of(email, employee == null ? null : EMPLOYEE + URLEncoder.encode(employee, StandardCharsets.UTF_8))
                .filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static String hash(char[] password) {
        byte[] bytes = new String(password).getBytes(StandardCharsets.UTF_8);
        require(password.length >= SHORTEST, "the password is too short: take " + SHORTEST + " characters or more");
        require(bytes.length <= LONGEST_BYTES, "the password is too long: take " + LONGEST_BYTES + " bytes or less");
        try {
            return new String(BCrypt.withDefaults().hash(COST, bytes), StandardCharsets.US_ASCII);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw CommandFailedException.wrongInput(otherwise);
        }
    }

    private static Optional<ConsoleUser> user(PropertiesText text, String name) {
        return Optional.ofNullable(text.values().get(name)).flatMap(line -> user(name, line));
    }

    private void write(PropertiesText before, String name, String line) {
        PropertiesText now = (before.text().isEmpty() ? new PropertiesText(HEADER) : before).with(Collections.singletonMap(name, line));
        OwnerOnly.write(file(), out -> out.write(now.text()));
        read = null;
    }

    private String text() {
        try {
            return Files.readString(file());
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw CommandFailedException.failed(file() + " cannot be read: allow it to the user who runs this", e);
        }
    }

    private Read read() {
        Path path = file();
        Read before = read;
        try {
            FileTime saved = Files.exists(path) ? Files.getLastModifiedTime(path) : FileTime.fromMillis(0);
            long size = Files.exists(path) ? Files.size(path) : 0;
            if (before == null || !before.file().equals(path) || !before.saved().equals(saved) || before.size() != size) {
                before = new Read(path, saved, size, users(new PropertiesText(text())));
                read = before;
            }
            return before;
        } catch (IOException e) {
            throw CommandFailedException.failed(path + " cannot be read: allow it to the user who runs this", e);
        }
    }

    private static Map<String, ConsoleUser> users(PropertiesText text) {
        Map<String, ConsoleUser> users = new TreeMap<>();
        List<String> wrong = new ArrayList<>();
        text.values().forEach((name, line) -> user(name, line).ifPresentOrElse(user -> users.put(name, user), () -> wrong.add(name)));
        if (!wrong.isEmpty()) {
            LOG.warn("The lines of these console users are wrong, and let nobody in: {}; 'clockify console users add' writes them anew",
                    String.join(", ", wrong));
        }
        return users;
    }

    private static Optional<ConsoleUser> user(String name, String line) {
        String[] parts = line.strip().split("\\s*,\\s*", -1);
        Optional<Role> role = Arrays.stream(Role.values()).filter(one -> one.text().equals(parts[0])).findFirst();
        boolean right = parts.length == 3 && (parts[2].equals("-") || parts[2].startsWith("$2")) && NAME.matcher(name).matches();
        if (!right || role.isEmpty()) {
            return Optional.empty();
        }
        Map<Boolean, List<String>> who = Arrays.stream(parts[1].split("\\s+")).filter(part -> !part.isEmpty())
                .collect(Collectors.partitioningBy(part -> part.startsWith(EMPLOYEE)));
        try {
            String employee = who.get(true).stream().findFirst()
                    .map(id -> URLDecoder.decode(id.substring(EMPLOYEE.length()), StandardCharsets.UTF_8)).orElse(null);
            return Optional.of(new ConsoleUser(name, role.get(), who.get(false).stream().findFirst().orElse(null), employee,
                    parts[2].equals("-") ? null : parts[2]));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
