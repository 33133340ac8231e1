package io.camelhub.clockify.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutageTest {

    private final Outage outage = new Outage();

    @Test
    void each_reason_is_news_once_whatever_numbers_it_has() {
        assertThat(outage.isNews("2003 ms have passed")).isTrue();
        assertThat(outage.isNews("2018 ms have passed")).isFalse();
        assertThat(outage.isNews("no such user")).isTrue();
        assertThat(outage.isNews(null)).isTrue();
        assertThat(outage.isNews("2004 ms have passed")).isFalse();
    }

    @Test
    void it_ends_once_and_the_next_one_begins_anew() {
        assertThat(outage.ends()).isFalse();
        outage.isNews("away");

        assertThat(outage.ends()).isTrue();
        assertThat(outage.ends()).isFalse();
        assertThat(outage.isNews("away")).isTrue();
    }
}
