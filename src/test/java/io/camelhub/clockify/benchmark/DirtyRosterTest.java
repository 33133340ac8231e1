package io.camelhub.clockify.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.model.SuggestionClass;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.settings.PeopleOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DirtyRosterTest {

    @ParameterizedTest
    @EachDialect
    void nobody_is_matched_wrong_and_nearly_all_who_can_be_are_found(Dialect dialect) {
        assertRules(dialect, 7);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void the_seed_does_not_matter(long seed) {
        assertRules(Dialect.H2, seed);
    }

    private static void assertRules(Dialect dialect, long seed) {
        DirtyRoster roster = new DirtyRoster(seed, 2000);
        Database database = TestDatabases.fresh(dialect);
        PeopleBenchmark.load(database, roster);
        People people = new People(database, PeopleOptions::standard);
        people.match("w1");

        PeopleBenchmark.Score score =
                PeopleBenchmark.score(roster, people.employees("w1", roster.users().stream().map(ClockifyUser::id).toList()), people.summary().unmatched());

        assertThat(score.matchedWrong()).isZero();
        assertThat(score.foundPercent()).as("missed: %s", score.missed()).isGreaterThanOrEqualTo(99);
        assertThat(PeopleBenchmark.simple(roster, text -> text).matchedWrong()).isPositive();
    }

    @ParameterizedTest
    @EnumSource(SuggestionClass.class)
    void a_class_of_suggestions_that_a_setting_accepts_matches_nobody_wrong(SuggestionClass type) {
        DirtyRoster roster = new DirtyRoster(7, 2000);
        Database database = TestDatabases.fresh(Dialect.H2);
        PeopleBenchmark.load(database, roster);
        People people = new People(database, () -> new PeopleOptions(Set.of(type), false));
        people.match("w1");

        assertThat(PeopleBenchmark.score(roster, people.employees("w1", roster.users().stream().map(ClockifyUser::id).toList()), List.of()).matchedWrong()).isZero();
    }

    @Test
    void the_same_seed_gives_the_same_people_of_every_kind() {
        DirtyRoster one = new DirtyRoster(1, 5000);
        DirtyRoster other = new DirtyRoster(1, 5000);

        assertThat(one.users()).isEqualTo(other.users());
        assertThat(one.employees()).isEqualTo(other.employees());
        Set<DirtyRoster.Kind> kinds = one.users().stream().map(ClockifyUser::id).map(one::kind).collect(Collectors.toSet());
        assertThat(kinds).isEqualTo(EnumSet.allOf(DirtyRoster.Kind.class));
        assertThat(one.employees()).hasSizeGreaterThanOrEqualTo(5000);
    }
}
