package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUser;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which browsers are known, and of which user. */
class KnownDeviceTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final ConsoleUser ANNA = new ConsoleUser("anna", Role.VIEWER, null, null, "$2a$12$one");
    private static final String MARK = KnownDevice.mark(ANNA, "browser-of-anna", NOW);

    @Test
    void a_browser_is_known_to_the_one_who_logged_in_by_it_and_nobody_else() {
        assertThat(KnownDevice.id(ANNA, MARK, NOW)).contains("browser-of-anna");
        assertThat(KnownDevice.id(new ConsoleUser("bert", Role.VIEWER, null, null, "$2a$12$one"), MARK, NOW)).isEmpty();
        assertThat(KnownDevice.id(null, MARK, NOW)).isEmpty();
    }

    @Test
    void another_password_makes_it_void_and_so_does_half_a_year() {
        assertThat(KnownDevice.id(new ConsoleUser("anna", Role.VIEWER, null, null, "$2a$12$other"), MARK, NOW)).isEmpty();
        assertThat(KnownDevice.id(new ConsoleUser("anna", Role.VIEWER, null, null, null), MARK, NOW)).isEmpty();
        assertThat(KnownDevice.id(ANNA, MARK, NOW.plus(KnownDevice.LASTS))).isPresent();
        assertThat(KnownDevice.id(ANNA, MARK, NOW.plus(KnownDevice.LASTS).plusSeconds(1))).isEmpty();
    }

    @Test
    void what_nobody_signed_is_unknown() {
        assertThat(KnownDevice.id(ANNA, null, NOW)).isEmpty();
        assertThat(KnownDevice.id(ANNA, "", NOW)).isEmpty();
        assertThat(KnownDevice.id(ANNA, "browser-of-bert" + MARK.substring("browser-of-anna".length()), NOW)).isEmpty();
        assertThat(KnownDevice.id(ANNA, MARK.replace(".", ".9"), NOW)).as("a longer time").isEmpty();
        assertThat(KnownDevice.id(ANNA, MARK.substring(0, MARK.length() - 1), NOW)).isEmpty();
    }
}
