package io.camelhub.clockify.people.pseudonym;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.naming.EmailKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The people who were forgotten. Only keyed hashes of their ids are remembered, so that they can be recognised, and
 * replaced, when Clockify or the roster tells of them again.
 *
 * <p>Ask it anew for each page: somebody may be forgotten by another process meanwhile.
 */
public final class Pseudonymizer {

    private static final String ALGORITHM = "HmacSHA256";
    /** Half of the hash, 128 bits, is what the id columns have room for. */
    private static final int BYTES = 16;
    /** What may be an id, in the midst of a text. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern CLOCKIFY_ID = Pattern.compile("[0-9a-f]{24}");

    private final Database database;

    public Pseudonymizer(Database database) {
        this.database = database;
    }

    /** The Clockify users who were forgotten, as of now. */
    public Pseudonyms users() {
        return read("user");
    }

    /** The employees who were forgotten, as of now. */
    public Pseudonyms employees() {
        return read("employee");
    }

    /** The e-mail addresses, as comparison keys, of employees who were forgotten, as of now. */
    public Pseudonyms emails() {
        return read("email");
    }

    /** Remembers that a user is forgotten; gives what stands for his id from now on. */
    public String rememberUser(String id) {
        return remember("user", id);
    }

    public String rememberEmployee(String id) {
        return remember("employee", id);
    }

    public String rememberEmail(EmailKey key) {
        return remember("email", key.value());
    }

    private String remember(String kind, String value) {
        String pseudonym = new Pseudonyms(kind, key(), Set.of()).hashed(value);
        if (!read(kind).known.contains(pseudonym)) {
            database.statement("people-insert-forgotten")
                    .param("pseudonym", pseudonym)
                    .param("kind", kind)
                    .param("now", database.bind(database.now()))
                    .update();
        }
        return pseudonym;
    }

    private Pseudonyms read(String kind) {
        Set<String> known = new HashSet<>(
                database.statement("people-forgotten").param("kind", kind).query(String.class).list());
        return new Pseudonyms(kind, known.isEmpty() ? new byte[0] : storedKey(), known);
    }

    /** The key; null where there is none. */
    private byte[] storedKey() {
        List<String> stored = database.statement("people-privacy-key").query(String.class).list();
        return stored.isEmpty() ? null : HexFormat.of().parseHex(stored.get(0));
    }

    private byte[] key() {
        byte[] stored = storedKey();
        if (stored != null) {
            return stored;
        }
        if (!users().isEmpty() || !employees().isEmpty() || !emails().isEmpty()) {
            throw lost();
        }
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        database.statement("people-insert-privacy-key").param("value", HexFormat.of().formatHex(key)).update();
        return key;
    }

    private static IllegalStateException lost() {
        return new IllegalStateException("people were forgotten, and the key by which they are recognised is gone: bring the row of"
                + " the table clockify_privacy_key back from a backup; until then nobody's data is taken");
    }

    /**
     * Who was forgotten at one moment. Where the key by which they are recognised is gone, it recognises nobody, and refuses
     * to say so, with an IllegalStateException. Safe for use by several threads.
     */
    public static final class Pseudonyms {

        private final String kind;
        private final byte[] key;
        private final Set<String> known;

        private Pseudonyms(String kind, byte[] key, Set<String> known) {
            this.kind = kind;
            this.key = key;
            this.known = known;
        }

        /** Whether nobody was forgotten. */
        public boolean isEmpty() {
            return known.isEmpty();
        }

        /** Whether the one with this id was forgotten. */
        public boolean contains(String id) {
            return !known.isEmpty() && id != null && known.contains(hashed(id));
        }

        /** What to write instead of an id: the id itself, or, for somebody who was forgotten, always the same pseudonym. */
        public String of(String id) {
            return contains(id) ? hashed(id) : id;
        }

        /**
         * A text, with pseudonyms for the ids in it of those who were forgotten; null stays null. Where they cannot be
         * recognised, all ids are left out.
         */
        public String in(String text) {
            if (isEmpty() || text == null) {
                return text;
            }
            return key == null
                    ? CLOCKIFY_ID.matcher(text).replaceAll("(an id)")
                    : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(of(word.group())));
        }

        private String hashed(String value) {
            if (key == null) {
                throw lost();
            }
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(new SecretKeySpec(key, ALGORITHM));
                byte[] hash = mac.doFinal((kind + ":" + value).getBytes(StandardCharsets.UTF_8));
                return UserRef.ERASED + HexFormat.of().formatHex(hash, 0, BYTES);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
