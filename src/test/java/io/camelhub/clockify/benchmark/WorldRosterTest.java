package io.camelhub.clockify.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorldRosterTest {

    private final WorldRoster roster = new WorldRoster(6, 1500);

    @Test
    void nobody_is_matched_wrong_and_nearly_all_who_can_be_known_are_found() {
        WorldScore score = WorldScore.of(roster, Dialect.H2, PeopleOptions.standard());

        assertThat(score.wrong()).as("wrong: %s", score.failures()).isZero();
        assertThat(score.foundPercent()).as("not found: %s", score.failures()).isGreaterThanOrEqualTo(99.2);
        assertThat(score.wrong90() * 100).isLessThanOrEqualTo(score.from90());
        assertThat(WorldScore.byEmail(roster, text -> text).wrong()).isGreaterThan(20);
    }

    @Test
    void by_tags_dots_and_other_domains_hardly_anybody_is_matched_wrong() {
        WorldScore score = WorldScore.accepting(roster, SuggestionClass.PLUS_TAG, SuggestionClass.DOTS, SuggestionClass.OTHER_DOMAIN);

        assertThat(score.wrong() * 1000).isLessThanOrEqualTo(score.right());
        assertThat(score.right()).isGreaterThan(WorldScore.of(roster, Dialect.H2, PeopleOptions.standard()).right() + 100);
    }

    @Test
    void the_same_seed_gives_the_same_people_and_all_that_the_world_has() {
        WorldRoster other = new WorldRoster(6, 1500);

        assertThat(roster.users()).isEqualTo(other.users());
        assertThat(roster.employees()).isEqualTo(other.employees());
        List<String> kinds = roster.users().stream().map(ClockifyUser::id).map(roster::kind).toList();
        Stream.of(WorldRoster.Story.values(), WorldRoster.Address.values(), WorldRoster.Look.values()).flatMap(Stream::of).forEach(
                each -> assertThat(kinds).as("%s", each).anyMatch(kind -> ("/" + kind + "/").contains("/" + each + "/")));
    }
}
