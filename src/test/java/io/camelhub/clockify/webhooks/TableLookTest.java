package io.camelhub.clockify.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One look for many, whoever sends them. */
class TableLookTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_flood_costs_one_look_at_a_time_and_who_is_too_many_is_told_at_once() {
        CountDownLatch answers = new CountDownLatch(1);
        TableLook look = new TableLook(() -> {
            looks.incrementAndGet();
            await().until(() -> answers.getCount() == 0);
        });
        Future<Void> first = look.next(vertx);
        await().until(() -> looks.get() == 1);
        List<Future<Void>> flood = IntStream.range(0, 1000).mapToObj(i -> look.next(vertx)).toList();

        assertThat(flood.stream().filter(Future::failed)).hasSize(1000 - TableLook.MOST);
        assertThat(first.isComplete()).as("the database takes its time").isFalse();
        assertThat(looks).hasValue(1);
        answers.countDown();
        await().until(() -> flood.stream().allMatch(Future::isComplete));
        assertThat(flood.stream().filter(Future::succeeded)).hasSize(TableLook.MOST);
        assertThat(looks).as("those that came during the first look share the second").hasValue(2);
    }

    @Test
    void a_look_that_fails_is_over_and_the_next_one_is_another() {
        TableLook look = new TableLook(() -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("no database");
            }
        });
        Future<Void> failed = look.next(vertx);
        await().until(failed::isComplete);
        assertThat(failed.failed()).isTrue();

        Future<Void> next = look.next(vertx);
        await().until(next::isComplete);
        assertThat(next.succeeded()).isTrue();
    }
}
