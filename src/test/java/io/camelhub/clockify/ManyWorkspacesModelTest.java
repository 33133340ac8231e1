package io.camelhub.clockify;

import static io.camelhub.clockify.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.ModelTest.Act;
import io.camelhub.clockify.database.Dialect;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.Lifespan;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;
import net.jqwik.api.lifecycle.Store;

/**
 * Several workspaces and integrations at once, in two hubs on one database, whatever becomes of the messages between them and of
 * Clockify's answers: after each stretch the tables equal what is really there, nothing was lost, and nothing was done twice. No
 * two runs ask about one workspace at once, no message begins two runs, and no workspace is asked beyond its plan.
 *
 * <p>Sequences are random by a fixed seed; what happens at the same time is not, so one that fails is not cut down. There are
 * fewer than in {@link ModelTest}, as each is many syncs; more by the same {@code -Dmodel.tries}, others by {@code -Dmodel.seed}.
 */
@AddLifecycleHook(ModelTest.OtherSeed.class)
@AddLifecycleHook(ManyWorkspacesModelTest.Fewer.class)
@Tag("slow")
class ManyWorkspacesModelTest {

    /** One sequence for so many of the other model's; and fewer on the databases that are servers. */
    private static final int FEWER = 9;

    private static final List<Step> PEOPLE = List.of(
            CREATE, CREATE, BACKDATE, PLAN_AHEAD, DESCRIBE, BILL, RETYPE, MOVE_DAY, MOVE_TIMER, SPLIT, MOVE_PROJECT, TAG,
            EDIT_MANY, SET_FIELD, CLEAR_FIELD, DELETE, DELETE, DELETE_MANY, RESTORE, START, STOP, DISCARD, NEW_PROJECT, NEW_TAG,
            NEW_CLIENT, ASSIGN_CLIENT, RENAME, ARCHIVE, DELETE_PROJECT, DELETE_CLIENT, DELETE_TAG, DELETE_TASK, JOIN, JOIN_GROUP);

    static final class Fewer implements AroundPropertyHook {

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            int fewer = context.targetMethod().getName().contains("_on_") ? 2 * FEWER : FEWER;
            context.attributes().setTries(Math.max(1, Integer.getInteger("jqwik.tries.default", FEWER) / fewer));
            return property.execute();
        }

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }
    }

    private static Fleet fleet(Dialect dialect) {
        return Store.getOrCreate(Tuple.of("fleet", dialect), Lifespan.RUN, () -> new Fleet(dialect)).get();
    }

    @Provide
    Arbitrary<List<List<Act>>> stretches() {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.of(PEOPLE)),
                Tuple.of(2, Arbitraries.of(TICK)),
                Tuple.of(2, Arbitraries.of(GO_ON)),
                Tuple.of(4, Arbitraries.of(NEXT, NEXT, NEXT, PAUSE, PAUSE, PAUSE, CRASH, CRASH, CLOSE_QUEUE)));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        Arbitrary<Act> act = Combinators.combine(step, number, number).as(Act::new);
        return act.list().ofMinSize(30).ofMaxSize(60).withSizeDistribution(RandomDistribution.uniform())
                .list().ofMinSize(1).ofMaxSize(2);
    }

    @Provide
    Arbitrary<Fleet.Scene> scene() {
        return Combinators.combine(
                Arbitraries.longs().between(1, 1_000_000),
                Arbitraries.integers().between(2, 4),
                Arbitraries.of(true, false),
                Arbitraries.of(1_000, 9))
                .as(Fleet.Scene::new);
    }

    private static void play(Dialect dialect, Fleet.Scene scene, List<List<Act>> stretches) {
        Fleet fleet = fleet(dialect);
        fleet.begin(scene);
        for (List<Act> acts : stretches) {
            Chronicle chronicle = fleet.chronicle();
            acts.forEach(act -> fleet.run(act.step(), act.which(), act.how()));
            // twice, as two windows of the feed may have to be closed
            fleet.settle();
            fleet.settle();
            fleet.assertTruth(false);
            assertThat(chronicle.differences((entry, integration) -> integration.equals("lesser"), false))
                    .as("what the history tells").isEmpty();
        }
        // people are read once a day
        fleet.rest(Duration.ofHours(25));
        fleet.settle();
        fleet.assertTruth(true);
    }

    @Property(seed = "20261126", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nothing_is_lost_or_done_twice(@ForAll("scene") Fleet.Scene scene, @ForAll("stretches") List<List<Act>> stretches) {
        play(Dialect.H2, scene, stretches);
    }

    @Property(seed = "20261126", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nothing_is_lost_or_done_twice_on_postgresql(
            @ForAll("scene") Fleet.Scene scene, @ForAll("stretches") List<List<Act>> stretches) {
        play(Dialect.POSTGRESQL, scene, stretches);
    }

    @Property(seed = "20261126", edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void nothing_is_lost_or_done_twice_on_mariadb(
            @ForAll("scene") Fleet.Scene scene, @ForAll("stretches") List<List<Act>> stretches) {
        play(Dialect.MYSQL, scene, stretches);
    }
}
