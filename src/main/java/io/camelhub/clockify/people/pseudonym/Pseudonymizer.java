package io.camelhub.clockify.people.pseudonym;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.people.naming.EmailKey;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The people who were erased. Only keyed hashes of their ids are kept, so that they are recognised, and replaced, when
 * Clockify or the roster name them again.
 *
 * <p>Ask it anew for each page: somebody may be erased by another process meanwhile.
 */
public final class Pseudonymizer {

    private static final String USER = "user";
    private static final String EMPLOYEE = "employee";
    private static final String EMAIL = "email";

    private final Database database;

    public Pseudonymizer(Database database) {
        this.database = database;
    }

    /** The Clockify users who were erased, as of now. */
    public Pseudonyms users() {
        return read(USER);
    }

    /** The employees who were erased, as of now. */
    public Pseudonyms employees() {
        return read(EMPLOYEE);
    }

    /** The e-mail addresses, as comparison keys, of employees who were erased, as of now. */
    public Pseudonyms emails() {
        return read(EMAIL);
    }

    /** Remembers that a user is erased; gives what stands for their id from now on. */
    public String rememberUser(String id) {
        return remember(USER, id);
    }

    public String rememberEmployee(String id) {
        return remember(EMPLOYEE, id);
    }

    public String rememberEmail(EmailKey key) {
        return remember(EMAIL, key.value());
    }

    private String remember(String kind, String value) {
        String pseudonym = new Pseudonyms(kind, key(), Set.of()).hashed(value);
        if (!all(kind).contains(pseudonym)) {
            database.statement("pseudonymizer/insert", "pseudonym", pseudonym, "kind", kind, "now", database.now()).update();
        }
        return pseudonym;
    }

    private Pseudonyms read(String kind) {
        Set<String> known = all(kind);
        return new Pseudonyms(kind, known.isEmpty() ? new byte[0] : storedKey(), known);
    }

    private Set<String> all(String kind) {
        return new HashSet<>(database.statement("pseudonymizer/all", "kind", kind).query(String.class).list());
    }

    /** The key; null where there is none. */
    private byte[] storedKey() {
        List<String> stored = database.statement("pseudonymizer/key").query(String.class).list();
        return stored.isEmpty() ? null : HexFormat.of().parseHex(stored.get(0));
    }

    private byte[] key() {
        byte[] stored = storedKey();
        if (stored != null) {
            return stored;
        }
        if (!users().isEmpty() || !employees().isEmpty() || !emails().isEmpty()) {
            throw Pseudonyms.lost();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        database.statement("pseudonymizer/insert-key", "value", HexFormat.of().formatHex(key)).update();
        return key;
    }
}
