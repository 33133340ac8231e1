package io.camelhub.clockify.web.page;

import static io.camelhub.clockify.web.page.Page.ADMINS;
import static io.camelhub.clockify.web.page.Page.EVERYBODY;
import static io.camelhub.clockify.web.page.Page.Methods.FORM;
import static io.camelhub.clockify.web.page.Page.Methods.READ;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.command.ConsoleUser.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Finding pages and the navigation from a table of pages. */
class PagesTest {

    private static final Page START = new Page("/console/", READ, EVERYBODY, null);
    private static final Page PEOPLE = new Page("/console/people", READ, ADMINS, null).listedAs("People");
    private static final Page HISTORY = new Page("/console/people/history", READ, ADMINS, null);
    private static final Page PERSON = new Page("/console/people/{user}", FORM, ADMINS, null);
    private static final Page TIMELINE = new Page("/console/timeline", READ, EVERYBODY, null).listedAs("Timeline");
    private static final Page POLL = new Page("/console/timeline/poll", READ, EVERYBODY, null).poll();
    private static final Pages PAGES = new Pages(List.of(START, PEOPLE, HISTORY, PERSON, TIMELINE, POLL));

    @Test
    void an_address_means_the_first_page_that_fits_and_a_slash_at_its_end_nothing() {
        assertThat(PAGES.find("/console/people/history")).contains(HISTORY);
        assertThat(PAGES.find("/console/people/u1")).contains(PERSON);
        assertThat(PAGES.find("/console/people/u1/")).contains(PERSON);
        assertThat(PAGES.find("/console/people/u1/more")).isEmpty();
        assertThat(PAGES.find("/console/People")).isEmpty();
        assertThat(PAGES.find("/console/peoples")).isEmpty();
        assertThat(PAGES.find("/console/")).contains(START);
        assertThat(PAGES.find("/")).isEmpty();
    }

    @Test
    void what_is_no_page_stands_below_the_nearest_one_above_it_but_for_the_first() {
        assertThat(PAGES.nearest("/console/timeline/a/b")).contains(TIMELINE);
        assertThat(PAGES.nearest("/console/people/u1/a/b")).contains(PERSON);
        assertThat(PAGES.nearest("/console/people/u1")).contains(PERSON);
        assertThat(PAGES.nearest("/console/")).contains(START);
        assertThat(PAGES.nearest("/console/nothing/here")).isEmpty();
        assertThat(PAGES.nearest("/console/timelines")).isEmpty();
    }

    @Test
    void the_navigation_of_a_role_lists_what_it_may_ask_for_in_the_order_of_the_table() {
        assertThat(PAGES.navigation(Role.ADMIN))
                .containsExactly(new Section("People", "/console/people"), new Section("Timeline", "/console/timeline"));
        assertThat(PAGES.navigation(Role.VIEWER)).containsExactly(new Section("Timeline", "/console/timeline"));
    }

    @Test
    void a_page_is_of_the_kind_that_its_line_says() {
        assertThat(PAGES.isAt("/console/timeline/poll", Page.Kind.POLL)).isTrue();
        assertThat(PAGES.isAt("/console/timeline", Page.Kind.POLL)).isFalse();
        assertThat(PAGES.isAt("/console/nothing/poll", Page.Kind.POLL)).isFalse();
    }

    @Test
    void a_page_that_no_request_reaches_is_refused() {
        assertThatThrownBy(() -> new Pages(List.of(PERSON, HISTORY))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("/console/people/history", "/console/people/{user}", "below");
    }
}
