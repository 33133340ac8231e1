package io.camelhub.clockify.roster;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.UserRef;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The erased ids of one kind, at one moment. Safe for use by several threads. Without the key of the hashes it can recognise nobody: if anybody was
 * erased, it throws an {@link IllegalStateException}.
 */
@Decision
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    /** Half of the hash: the id columns have room for 128 bits. */
    private static final int BYTES = 16;
    /** A possible id within a text. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern CLOCKIFY_ID = Pattern.compile("[0-9a-f]{24}");

    private final String kind;
    private final byte[] key;
    private final Set<String> known;

    /**
     * @param kind hashed with the id: users, employees and addresses have different pseudonyms
     * @param key null where it is lost
     * @param known the pseudonyms of the erased people
     */
    Pseudonyms(String kind, byte[] key, Set<String> known) {
        this.kind = kind;
        this.key = key;
        this.known = known;
    }

    public boolean isEmpty() {
        return known.isEmpty();
    }

    /** Whether the person with this id was erased. */
    public boolean contains(String id) {
        return !known.isEmpty() && id != null && known.contains(hashed(id));
    }

    /** The id, or its pseudonym, always the same one, where the person was erased. */
    public String of(String id) {
        return contains(id) ? hashed(id) : id;
    }

    /** The text with the ids of erased people replaced by their pseudonyms; null stays null. Without the key, all Clockify ids are removed. */
    public String in(String text) {
        if (isEmpty() || text == null) {
            return text;
        }
        return key == null
                ? CLOCKIFY_ID.matcher(text).replaceAll("(an id)")
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(of(word.group())));
    }

    /** The pseudonym of an id, whether the person was erased or not. */
    String hashed(String id) {
        if (key == null) {
            throw lost();
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal((kind + ":" + id).getBytes(StandardCharsets.UTF_8));
            return UserRef.ERASED + HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static IllegalStateException lost() {
        return new IllegalStateException("people were erased, and the key by which they are recognised is gone: bring the row of"
                + " the table clockify_privacy_key back from a backup; until then nobody's data is taken");
    }
}
