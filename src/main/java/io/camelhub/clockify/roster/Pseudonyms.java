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
 * Who was erased, at one moment. Where the key by which they are recognised is gone, it recognises nobody, and refuses to say
 * so, with an IllegalStateException. Safe for use by several threads.
 */
@Decision
public final class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";
    /** Half of the hash, 128 bits, is what the id columns have room for. */
    private static final int BYTES = 16;
    /** What may be an id, in the midst of a text. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]+");
    private static final Pattern CLOCKIFY_ID = Pattern.compile("[0-9a-f]{24}");

    private final String kind;
    private final byte[] key;
    private final Set<String> known;

    /**
     * @param kind what is hashed: users, employees and addresses have different pseudonyms
     * @param key null where it is gone
     * @param known the pseudonyms of those who were erased
     */
    Pseudonyms(String kind, byte[] key, Set<String> known) {
        this.kind = kind;
        this.key = key;
        this.known = known;
    }

    /** Whether nobody was erased. */
    public boolean isEmpty() {
        return known.isEmpty();
    }

    /** Whether the one with this id was erased. */
    public boolean contains(String id) {
        return !known.isEmpty() && id != null && known.contains(hashed(id));
    }

    /** What to write instead of an id: the id itself, or, for somebody who was erased, always the same pseudonym. */
    public String of(String id) {
        return contains(id) ? hashed(id) : id;
    }

    /**
     * A text, with pseudonyms for the ids in it of those who were erased; null stays null. Where they cannot be recognised,
     * all ids are left out.
     */
    public String in(String text) {
        if (isEmpty() || text == null) {
            return text;
        }
        return key == null
                ? CLOCKIFY_ID.matcher(text).replaceAll("(an id)")
                : WORD.matcher(text).replaceAll(word -> Matcher.quoteReplacement(of(word.group())));
    }

    /** The pseudonym of an id, erased or not. */
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
