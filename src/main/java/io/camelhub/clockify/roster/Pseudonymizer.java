package io.camelhub.clockify.roster;

import io.camelhub.clockify.database.Database;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The erased people. Only keyed hashes of their ids are stored, to recognise and replace the ids when Clockify or the roster report them again.
 *
 * <p>Read it anew for each page: another process may erase a person meanwhile.
 */
public final class Pseudonymizer {

    private static final String ERASED = "clockify_erased";
    private static final String KEY = "clockify_privacy_key";

    /** The kind of id that was hashed. The same text has a different pseudonym in each kind. */
    public enum Kind {
        USER,
        EMPLOYEE,
        EMAIL;

        private final String label = name().toLowerCase(Locale.ROOT);
    }

    private final Database database;

    public Pseudonymizer(Database database) {
        this.database = database;
    }

    /** The erased Clockify users, as of now. */
    public Pseudonyms users() {
        return erased(Kind.USER);
    }

    /** The erased ids of a kind, as of now. */
    public Pseudonyms erased(Kind kind) {
        Set<String> known = all(kind);
        return new Pseudonyms(kind.label, known.isEmpty() ? new byte[0] : storedKey(), known);
    }

    /** Records that a person is erased; returns the pseudonym of their id. */
    public String remember(Kind kind, String id) {
        String pseudonym = new Pseudonyms(kind.label, key(), Set.of()).hashed(id);
        if (!all(kind).contains(pseudonym)) {
            database.table(ERASED).insert("pseudonym", pseudonym, "kind", kind.label, "erased_at", database.now());
        }
        return pseudonym;
    }

    private Set<String> all(Kind kind) {
        return database.table(ERASED).select("pseudonym").where("kind", kind.label).set(String.class);
    }

    /** The key of the hashes; null where there is none. */
    private byte[] storedKey() {
        return database.table(KEY).select("hash_key").where("id", 1).optional(String.class).map(HexFormat.of()::parseHex).orElse(null);
    }

    private byte[] key() {
        byte[] stored = storedKey();
        if (stored != null) {
            return stored;
        }
        if (Stream.of(Kind.values()).anyMatch(kind -> !all(kind).isEmpty())) {
            throw Pseudonyms.lost();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        database.table(KEY).insert("id", 1, "hash_key", HexFormat.of().formatHex(key));
        return key;
    }
}
