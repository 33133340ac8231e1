package io.camelhub.clockify.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class PlannedIteratorTest {

    private final Deque<String> left = new ArrayDeque<>(List.of("a", "b"));
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final PlannedIterator<String> planned = new PlannedIterator<>(exchange, left::poll);

    @Test
    void an_element_is_planned_only_when_it_is_asked_for() {
        assertThat(planned.next()).isEqualTo("a");

        assertThat(planned.hasNext()).isTrue();
        assertThat(left).containsExactly("b");
    }

    @Test
    void the_end_is_a_null_after_which_nothing_follows() {
        planned.next();
        planned.next();

        assertThat(planned.hasNext()).isTrue();
        assertThat(planned.next()).isNull();
        assertThat(planned.hasNext()).isFalse();
    }

    @Test
    void nothing_is_planned_any_more_once_an_element_failed() {
        planned.next();
        exchange.setException(new IllegalStateException("a failed"));

        assertThat(planned.hasNext()).isFalse();
    }
}
