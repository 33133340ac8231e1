package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser;
import io.camelhub.clockify.model.Decision;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A signed cookie for a browser in which a user has logged in before. It does not authenticate; failed passwords of such a browser are counted
 * separately. The signature uses the user's line in the file, so that no process stores anything, and a new password invalidates it.
 */
@Decision
final class KnownDevice {

    static final Duration LASTS = Duration.ofDays(180);

    private static final Pattern MARK = Pattern.compile("([A-Za-z0-9_-]{10,64})\\.(\\d{1,12})\\.([A-Za-z0-9_-]{43})");
    private static final String ALGORITHM = "HmacSHA256";

    private KnownDevice() {
    }

    /** @param id a unique id of the browser */
    static String mark(ConsoleUser user, String id, Instant now) {
        String signed = id + "." + now.plus(LASTS).getEpochSecond();
        return signed + "." + signature(user, signed);
    }

    /**
     * The id of the browser, if this user has logged in with it.
     *
     * @param user null for an unknown name
     * @param mark the cookie; null for none
     */
    static Optional<String> id(ConsoleUser user, String mark, Instant now) {
        Matcher parts = MARK.matcher(mark == null ? "" : mark);
        if (user == null || user.hash() == null || !parts.matches() || Long.parseLong(parts.group(2)) < now.getEpochSecond()) {
            return Optional.empty();
        }
        byte[] right = signature(user, parts.group(1) + "." + parts.group(2)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(right, parts.group(3).getBytes(StandardCharsets.US_ASCII)) ? Optional.of(parts.group(1)) : Optional.empty();
    }

    private static String signature(ConsoleUser user, String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(user.hash().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(mac.doFinal(("known device\n" + user.name() + "\n" + signed).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no " + ALGORITHM, e);
        }
    }
}
