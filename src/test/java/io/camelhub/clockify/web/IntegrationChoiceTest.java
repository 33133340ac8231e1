package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.query.Condition.Kind;
import io.camelhub.clockify.query.Condition;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.web.page.Address;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationChoiceTest {

    private static final List<IntegrationStatus> ALL = List.of(one("alpha", Kind.UP_TO_DATE, 5), one("beta", Kind.PAUSED, 90), one("gamma", Kind.KEY_REFUSED, 1),
            one("delta", Kind.FILLING, 70), one("epsilon", Kind.FAILED, 3));

    private static IntegrationStatus one(String name, Kind kind, long entries) {
        boolean act = kind == Kind.KEY_REFUSED;
        return new IntegrationStatus(name, kind == Kind.PAUSED ? IntegrationStatus.State.DISABLED : IntegrationStatus.State.ENABLED, null, true, null, null,
                null, null, null, List.of(), new Condition(kind, act, act ? "Act: replace the key" : "Words of " + kind, ""));
    }

    private static List<String> names(String query) {
        return IntegrationChoice.of(Address.of("/console/integrations", query)).of(ALL).stream().map(IntegrationStatus::name).toList();
    }

    @Test
    void what_needs_somebody_comes_first_and_what_is_paused_last() {
        assertThat(names(null)).containsExactly("gamma", "epsilon", "delta", "alpha", "beta");
        assertThat(names("sort=name")).containsExactly("alpha", "beta", "delta", "epsilon", "gamma");
        assertThat(names("sort=synced")).as("none was ever synced").containsExactly("alpha", "beta", "delta", "epsilon", "gamma");
    }

    @Test
    void a_state_and_words_narrow_the_list_and_what_nobody_knows_is_the_usual() {
        assertThat(names("state=act")).containsExactly("gamma");
        assertThat(names("state=trouble")).containsExactly("epsilon");
        assertThat(names("state=filling")).containsExactly("delta");
        assertThat(names("state=well")).containsExactly("alpha");
        assertThat(names("state=paused")).containsExactly("beta");
        assertThat(names("text=REPLACE+gam")).containsExactly("gamma");
        assertThat(names("text=nobody")).isEmpty();
        assertThat(names("state=odd&sort=odd")).hasSize(5);
        assertThat(IntegrationChoice.of(Address.of("/x", "state=odd&sort=odd&message=h&text=a")).address().chosen()).containsOnlyKeys("text");
    }
}
