package io.camelhub.clockify.web.page;

import static io.camelhub.clockify.web.page.Page.ADMINS;
import static io.camelhub.clockify.web.page.Page.EVERYBODY;
import static io.camelhub.clockify.web.page.Page.Methods.READ;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUser;
import io.camelhub.clockify.web.page.Sessions.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ConsoleSecurityDecisionsTest {

    private static final Pages PAGES = new Pages(List.of(new Page("/console/", READ, EVERYBODY, null),
            new Page("/console/timeline", READ, EVERYBODY, null), new Page("/console/activity", READ, EVERYBODY, null),
            new Page("/console/integrations", READ, ADMINS, null)));

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static final ConsoleUser ANNA = new ConsoleUser("anna", Role.VIEWER, null, null, "$2a$12$hash");
    private static final Sessions.Origin FROM = new Sessions.Origin("127.0.0.1", "a browser", false);

    private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
    private final Sessions sessions = new Sessions(() -> new SessionLimits(Duration.ofMinutes(30), Duration.ofHours(12)), nanos::get);

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void a_session_ends_when_nobody_clicks_and_a_poll_is_no_click() {
        Session session = sessions.begin(ANNA, FROM);
        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(session.id(), false)).as("a poll").contains(session);
        pass(Duration.ofMinutes(1));
        assertThat(sessions.find(session.id(), false)).isEmpty();
        assertThat(sessions.find(session.id(), true)).as("it is over for good").isEmpty();
    }

    @Test
    void clicks_keep_a_session_until_its_longest_time() {
        Session session = sessions.begin(ANNA, FROM);
        for (int i = 0; i < 71; i++) {
            pass(Duration.ofMinutes(10));
            assertThat(sessions.find(session.id(), true)).contains(session);
        }
        pass(Duration.ofMinutes(10));
        assertThat(sessions.find(session.id(), true)).isEmpty();
    }

    @Test
    void ids_and_tokens_are_long_and_never_the_same() {
        Session one = sessions.begin(ANNA, FROM);
        Session other = sessions.begin(ANNA, FROM);
        assertThat(one.id()).hasSize(43).isNotEqualTo(other.id()).isNotEqualTo(one.csrf());
        assertThat(one.csrf()).hasSize(43).isNotEqualTo(other.csrf());
        assertThat(sessions.find(null, true)).isEmpty();
        assertThat(sessions.find("x", true)).isEmpty();
        sessions.end(one);
        assertThat(sessions.find(one.id(), true)).isEmpty();
        assertThat(sessions.find(other.id(), true)).contains(other);
    }

    @Test
    void attempts_are_slowed_down_ever_more_and_released_in_time() {
        LoginThrottle throttle = new LoginThrottle();
        long now = 0;
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).isZero();
        }
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "2", null), now)).as("from another address too").isEqualTo(Duration.ofSeconds(1));
        assertThat(throttle.attempt(new LoginThrottle.Who("bert", "1", null), now)).as("another name").isZero();
        now += SECOND;
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).isZero();
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).isEqualTo(Duration.ofSeconds(2));
        for (int i = 0; i < 10; i++) {
            now += Duration.ofSeconds(30).toNanos();
            assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).as("never longer than half a minute").isZero();
        }
        throttle.succeeded(new LoginThrottle.Who("anna", "1", null), now);
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).isZero();
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "1", null), now)).isZero();
    }

    @Test
    void of_a_name_a_hundred_an_hour_are_tried_at_most_from_everywhere_together() {
        LoginThrottle throttle = new LoginThrottle();
        List<Long> tried = new ArrayList<>();
        for (long second = 0; second < 3 * 3600; second++) {
            for (int each = 0; each < 6; each++) {
                // always from somewhere else, and from forty browsers that are known
                String device = each < 3 ? null : "device " + second % 40;
                if (throttle.attempt(new LoginThrottle.Who("anna", second + "." + each, device), second * SECOND).isZero()) {
                    tried.add(second);
                }
            }
        }
        assertThat(tried).hasSizeGreaterThan(100);
        for (long begin : tried) {
            assertThat(tried.stream().filter(second -> second >= begin && second < begin + 3600).count()).isLessThanOrEqualTo(100);
        }
    }

    @Test
    void who_guesses_at_a_name_does_not_shut_out_the_browser_in_which_it_logged_in_before() {
        LoginThrottle throttle = new LoginThrottle();
        LoginThrottle.Who anna = new LoginThrottle.Who("anna", "1", "her browser");
        for (int guess = 0; guess < 36_000; guess++) {
            throttle.attempt(new LoginThrottle.Who("anna", guess % 7 == 0 ? "1" : "address " + guess, null), guess * SECOND / 6);
            if (guess % 600 == 0) {
                assertThat(throttle.attempt(anna, guess * SECOND / 6)).as("guess " + guess).isZero();
                throttle.succeeded(anna, guess * SECOND / 6);
            }
        }
    }

    @Test
    void a_right_password_does_not_forgive_what_was_tried_from_its_address() {
        LoginThrottle throttle = new LoginThrottle();
        int guesses = 0;
        for (int i = 0; i < 200; i++) {
            LoginThrottle.Who own = new LoginThrottle.Who("mallory", "1", null);
            if (throttle.attempt(own, 0).isZero()) {
                throttle.succeeded(own, 0);
            }
            if (throttle.attempt(new LoginThrottle.Who("name " + i, "1", null), 0).isZero()) {
                guesses++;
            }
        }
        assertThat(guesses).isLessThanOrEqualTo(20);
    }

    @Test
    void an_address_that_tries_many_names_is_slowed_down() {
        LoginThrottle throttle = new LoginThrottle();
        int free = 0;
        while (throttle.attempt(new LoginThrottle.Who("name " + free, "1", null), 0).isZero()) {
            free++;
        }
        assertThat(free).isEqualTo(20);
        assertThat(throttle.attempt(new LoginThrottle.Who("anna", "2", null), 0)).isZero();
    }

    @Test
    void a_request_comes_from_where_a_proxy_that_is_believed_has_it_from() {
        Set<String> proxies = Set.of("10.0.0.1", "10.0.0.2");
        assertThat(ClientAddress.of("10.0.0.1", List.of("203.0.113.7"), proxies)).isEqualTo("203.0.113.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.1, 203.0.113.7"), proxies)).as("a client wrote the first").isEqualTo("203.0.113.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.1", "203.0.113.7"), proxies)).as("two headers").isEqualTo("203.0.113.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.1, 203.0.113.7,10.0.0.2"), proxies)).as("two proxies").isEqualTo("203.0.113.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("203.0.113.7:5123"), proxies)).as("with a port").isEqualTo("203.0.113.7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("[2001:db8::7]:5123"), proxies)).isEqualTo("2001:db8::7");
        assertThat(ClientAddress.of("10.0.0.1", List.of("2001:db8::7"), proxies)).isEqualTo("2001:db8::7");
        assertThat(ClientAddress.of("10.0.0.1", List.of(), proxies)).as("it does not say").isEqualTo("10.0.0.1");
        assertThat(ClientAddress.of("10.0.0.1", List.of("1.1.1.1, unknown"), proxies)).as("no address").isEqualTo("10.0.0.1");
        assertThat(ClientAddress.of("10.0.0.2", List.of("10.0.0.1"), proxies)).as("the proxy itself").isEqualTo("10.0.0.1");
        assertThat(ClientAddress.of("203.0.113.9", List.of("203.0.113.7"), proxies)).as("anybody else").isEqualTo("203.0.113.9");
        assertThat(ClientAddress.of("203.0.113.9", List.of("203.0.113.7"), Set.of())).as("no proxy").isEqualTo("203.0.113.9");
    }

    @Test
    void a_role_sees_its_pages_and_what_is_new_is_for_admins() {
        assertThat(AccessPolicy.mayAsk(PAGES, Role.VIEWER, "/console/timeline/w/e")).isTrue();
        assertThat(AccessPolicy.mayAsk(PAGES, Role.MANAGER, "/console/activity/csv")).isTrue();
        assertThat(AccessPolicy.mayAsk(PAGES, Role.VIEWER, "/console/timelines")).isFalse();
        assertThat(AccessPolicy.mayAsk(PAGES, Role.VIEWER, "/console/integrations")).isFalse();
        assertThat(AccessPolicy.mayAsk(PAGES, Role.MANAGER, "/console/something-new")).isFalse();
        assertThat(AccessPolicy.mayAsk(PAGES, Role.ADMIN, "/console/something-new")).isTrue();
    }
}
