package io.camelhub.clockify;

import static io.camelhub.clockify.Step.*;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Quirk;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
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
 * Whatever people do in Clockify, whatever goes wrong, and in whichever order: after a few quiet syncs the tables equal what
 * is really there, row for row. Sequences are random, by a seed that is fixed so that a run can be repeated; one that fails
 * is cut down to what matters. More of them: {@code -Dmodel.tries=1000}; others: {@code -Dmodel.seed=42}.
 */
@AddLifecycleHook(ModelTest.OtherSeed.class)
@Tag("slow")
class ModelTest {

    /** What people do, and the feed tells. */
    private static final Set<Step> PEOPLE = EnumSet.complementOf(EnumSet.of(
            SYNC, SYNC_MEANWHILE, REENTER_MEANWHILE, HINTS_MEANWHILE, HINTS, LOCK, APPROVE, WAIT, WAIT_FOR_DAYS, WAIT_FOR_MONTHS, JUMP_CLOCK, WRONG_DATE, WRONG_SERVER_CLOCK, SET_CLOCK, TOO_MANY_REQUESTS, TOO_MANY_REQUESTS_FOR_A_WHILE,
            SERVER_ERROR, PROXY_ERROR, EMPTY_ANSWER, TRUNCATION, RESET, WRONG_SHAPE, HANG, BAD_ROW, KILL, RESTART, LOSE_DATABASE,
            TOGGLE_FEED, FEED_STATUS, TOGGLE_REPORTS, CHANGE_PLAN, CHANGE_ZONE, LOSE_RIGHTS, SWAP_KEY, HIDE_WORKSPACE, TURN_OFF_INTEGRATION,
            CHANGE_GROUPS, CHANGE_FIRST_DAY, MOVE_OUT_OF_SIGHT, MOVE_INTO_SIGHT, CHANGE_LESSER_KEY,
            REPLACE_KEY, CHANGE_ROLE, CHANGE_MANAGED, LOSE_WORKSPACE, LEAVE_OUT,
            TICK, GO_ON, NEXT, PAUSE, CRASH, CLOSE_QUEUE));

    private static final Set<Step> TROUBLE = EnumSet.of(
            TOO_MANY_REQUESTS, TOO_MANY_REQUESTS_FOR_A_WHILE, SERVER_ERROR, PROXY_ERROR, EMPTY_ANSWER, TRUNCATION, RESET,
            WRONG_SHAPE, HANG, KILL, RESTART, LOSE_DATABASE, JUMP_CLOCK, WRONG_DATE, CHANGE_ZONE);

    /** Ways of Clockify's in which the feed still tells everything. */
    private static final Set<Quirk> QUIRKS = EnumSet.of(
            Quirk.UNKNOWN_FIELDS, Quirk.TIMES_WITH_FRACTION, Quirk.REPORT_CAMEL_CASE_KEY,
            Quirk.REPORT_EMPTY_TOTALS_NULL, Quirk.REPORT_TAGS_HAVE_PLAIN_ID, Quirk.REPORT_TYPE, Quirk.REPORT_SAYS_LOCKED,
            Quirk.REPORT_RUNNING_TIMERS, Quirk.REPORT_HIDES_ARCHIVED, Quirk.FEED_PAGES_FROM_ONE, Quirk.FEED_WRAPPED,
            Quirk.FEED_DOCUMENT_CODE, Quirk.FEED_WALL_CLOCK, Quirk.FEED_LOCK, Quirk.FEED_KEEPS_RESTORED,
            Quirk.FEED_NEWEST_FIRST,
            Quirk.BATCH_FAILS_ON_GONE, Quirk.USERS_DEFAULT_TO_ACTIVE, Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE, Quirk.RETRY_AFTER);

    /** Ways of Clockify's in which the feed tells less, or nothing. */
    private static final Set<Quirk> LOSSY = EnumSet.of(Quirk.FEED_ONE_TYPE_ONLY, Quirk.FEED_TYPES_OF_2025);

    /**
     * Begins with the seed that the command line names, if it names one; each property makes others of it. Half as many sequences on the
     * databases that are servers.
     */
    static final class OtherSeed implements AroundPropertyHook {

        @Override
        public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
            String seed = System.getProperty("model.seed");
            if (seed != null) {
                context.attributes().setSeed(
                        String.valueOf(31 * Long.parseLong(seed) + context.targetMethod().getName().hashCode()));
            }
            if (context.targetMethod().getName().contains("_on_")) {
                context.attributes().setTries(Math.max(1, Integer.getInteger("jqwik.tries.default", 8) / 2));
            }
            return property.execute();
        }

        @Override
        public PropagationMode propagateTo() {
            return PropagationMode.ALL_DESCENDANTS;
        }
    }

    /** One step, and the two numbers that say to whom and how. */
    record Act(Step step, int which, int how) {

        @Override
        public String toString() {
            return step + "(" + which + "," + how + ")";
        }
    }

    /**
     * In which Clockify it happens.
     *
     * @param webhooks whether it reports changes by webhooks, of which some come late, twice, again or never
     */
    record Scene(long seed, Plan plan, Set<Quirk> quirks, String zone, int rowsAPage, boolean webhooks) {
    }

    private static Model model(Dialect dialect) {
        return Store.getOrCreate(dialect, Lifespan.RUN, () -> new Model(dialect)).get();
    }

    @Provide
    Arbitrary<List<Act>> followed() {
        return acts(PEOPLE, TROUBLE);
    }

    @Provide
    Arbitrary<List<Act>> anything() {
        Set<Step> trouble = EnumSet.copyOf(TROUBLE);
        trouble.addAll(EnumSet.of(BAD_ROW, TOGGLE_FEED, FEED_STATUS, TOGGLE_REPORTS, CHANGE_PLAN, LOCK, APPROVE, WAIT_FOR_MONTHS,
                CHANGE_FIRST_DAY, LEAVE_OUT));
        return acts(PEOPLE, trouble);
    }

    @Provide
    Arbitrary<List<Act>> betrayal() {
        return acts(PEOPLE, EnumSet.of(LOSE_RIGHTS, SWAP_KEY, HIDE_WORKSPACE, TOGGLE_FEED, TOGGLE_REPORTS, WAIT_FOR_DAYS, KILL));
    }

    @Provide
    Arbitrary<List<Act>> shared() {
        Set<Step> people = EnumSet.copyOf(PEOPLE);
        people.remove(DELETE_GROUP);
        Set<Step> trouble = EnumSet.of(JOIN_GROUP, LEAVE_GROUP, MOVE_USER, TURN_OFF_INTEGRATION, CHANGE_GROUPS,
                CHANGE_FIRST_DAY, TOGGLE_FEED, TOGGLE_REPORTS, TOO_MANY_REQUESTS, SERVER_ERROR, WAIT_FOR_DAYS, LOCK, APPROVE);
        return acts(people, trouble);
    }

    @Provide
    Arbitrary<List<Act>> lesser() {
        Set<Step> people = EnumSet.copyOf(PEOPLE);
        people.addAll(EnumSet.of(MOVE_OUT_OF_SIGHT, MOVE_INTO_SIGHT));
        return acts(people, EnumSet.of(MOVE_OUT_OF_SIGHT, MOVE_INTO_SIGHT, CHANGE_LESSER_KEY, TURN_OFF_INTEGRATION, JOIN_GROUP,
                LEAVE_GROUP, CHANGE_FIRST_DAY, TOGGLE_FEED, TOGGLE_REPORTS, LOCK, APPROVE, TOO_MANY_REQUESTS, SERVER_ERROR,
                WAIT_FOR_DAYS));
    }

    @Provide
    Arbitrary<List<Act>> sights() {
        return acts(PEOPLE, EnumSet.of(REPLACE_KEY, REPLACE_KEY, CHANGE_ROLE, CHANGE_MANAGED, LOSE_WORKSPACE, LEAVE_OUT, SERVER_ERROR, KILL));
    }

    @Provide
    Arbitrary<List<Act>> clocks() {
        return acts(PEOPLE, EnumSet.of(WRONG_DATE, WRONG_SERVER_CLOCK, SET_CLOCK, JUMP_CLOCK, RESTART, KILL, WAIT_FOR_DAYS, SERVER_ERROR));
    }

    private static Arbitrary<List<Act>> acts(Set<Step> people, Set<Step> trouble) {
        Arbitrary<Step> step = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.of(people)),
                Tuple.of(2, Arbitraries.of(SYNC, SYNC, SYNC, SYNC, SYNC_MEANWHILE, SYNC_MEANWHILE, REENTER_MEANWHILE, HINTS_MEANWHILE)),
                Tuple.of(1, Arbitraries.of(HINTS)),
                Tuple.of(1, Arbitraries.of(WAIT, WAIT, WAIT, WAIT_FOR_DAYS)),
                Tuple.of(2, Arbitraries.of(trouble)),
                Tuple.of(1, Arbitraries.of(KILL, KILL, KILL, LOSE_DATABASE)));
        Arbitrary<Integer> number = Arbitraries.integers().between(0, 1_000).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(step, number, number).as(Act::new).list().ofMinSize(1).ofMaxSize(50)
                .withSizeDistribution(RandomDistribution.uniform());
    }

    @Provide
    Arbitrary<Scene> scene() {
        return scene(QUIRKS);
    }

    @Provide
    Arbitrary<Scene> odderScene() {
        Set<Quirk> quirks = EnumSet.copyOf(QUIRKS);
        quirks.addAll(LOSSY);
        return scene(quirks);
    }

    @Provide
    Arbitrary<Scene> sceneOfMembers() {
        Set<Quirk> quirks = EnumSet.copyOf(QUIRKS);
        quirks.addAll(EnumSet.of(
                Quirk.MEMBERS_MAY_NOT_LIST_USERS, Quirk.MEMBERS_MAY_NOT_LIST_GROUPS, Quirk.HIDDEN_USER_LIST_IS_EMPTY));
        return scene(quirks);
    }

    @Provide
    Arbitrary<Role> lesserRole() {
        return Arbitraries.of(Role.MEMBER, Role.MEMBER, Role.TEAM_MANAGER);
    }

    private static Arbitrary<Scene> scene(Set<Quirk> quirks) {
        return Combinators.combine(
                Arbitraries.longs().between(1, 1_000_000),
                Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(Plan.PRO)), Tuple.of(1, Arbitraries.just(Plan.FREE))),
                Arbitraries.of(quirks).set().ofMaxSize(4),
                Arbitraries.of("UTC", "Europe/Berlin", "America/New_York"),
                Arbitraries.of(1_000, 1_000, 7),
                Arbitraries.of(true, false))
                .as(Scene::new);
    }

    /** Returns the user whom the key belonged to at first. */
    private static String happen(Model model, Scene scene, List<Act> acts) {
        model.begin(scene.seed(), scene.plan(), scene.quirks(), scene.zone(), scene.rowsAPage(), scene.webhooks());
        String owner = model.world().keyOwner(World.ADMIN);
        happen(model, acts);
        return owner;
    }

    /** Activity is summed up in the middle, too, so that what changes then is in its sums. */
    private static void happen(Model model, List<Act> acts) {
        for (int i = 0; i < acts.size(); i++) {
            if (i == acts.size() / 2) {
                model.assertActivity();
            }
            model.run(acts.get(i).step(), acts.get(i).which(), acts.get(i).how());
        }
        model.calm();
    }

    /** People are read once a day; three syncs, as two windows of the feed may have to be closed. */
    private static void settle(Model model) {
        model.quietSync();
        model.quietSync();
        model.pass(Duration.ofHours(25));
        model.quietSync(Model.confirmed());
    }

    private static void follows(Model model, Scene scene, List<Act> acts) {
        happen(model, scene, acts);
        settle(model);
        model.truth().withoutNamesOfLeavers().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void a_few_quiet_syncs_by_the_change_feed_end_with_the_truth(
            @ForAll("scene") Scene scene, @ForAll("followed") List<Act> acts) {
        follows(model(Dialect.H2), scene, acts);
    }

    /** Of Clockify's servers and of the database, in whichever direction; the database's may stay wrong. */
    @Property(seed = "20261202", edgeCases = EdgeCasesMode.NONE)
    void wrong_clocks_end_with_the_truth(@ForAll("scene") Scene scene, @ForAll("clocks") List<Act> acts) {
        follows(model(Dialect.H2), scene, acts);
    }

    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void reading_all_again_ends_with_the_truth_whatever_the_feed_and_the_report_allow(
            @ForAll("odderScene") Scene scene, @ForAll("anything") List<Act> acts) {
        Model model = model(Dialect.H2);
        happen(model, scene, acts);
        settle(model);
        model.quietSync(model.reconciling());
        model.truth().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    @Provide
    Arbitrary<Map<Integer, Integer>> moments() {
        return Arbitraries.maps(Arbitraries.integers().between(3, 40), Arbitraries.integers().between(0, 1_000)).ofMinSize(1).ofMaxSize(12);
    }

    /** Rows shift between the pages of the windows that nobody has read before; nothing is read again but for what the feed lists. */
    @Property(seed = "20261202", edgeCases = EdgeCasesMode.NONE)
    void what_people_enter_again_between_two_pages_is_there_after_two_quiet_syncs(
            @ForAll("scene") Scene scene, @ForAll("moments") Map<Integer, Integer> moments) {
        Model model = model(Dialect.H2);
        model.begin(scene.seed(), Plan.PRO, scene.quirks(), scene.zone(), 7, scene.webhooks());
        model.syncWhileReentering(moments);
        model.calm();
        model.quietSync();
        model.quietSync();
        model.truth().withoutNamesOfLeavers().assertSame(model.ws());
    }

    /** That no sync marks an entry as deleted that exists is checked at each sync of every property. */
    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void a_key_that_lost_its_rights_deletes_nothing_and_the_truth_is_back_with_them(
            @ForAll("sceneOfMembers") Scene scene, @ForAll("betrayal") List<Act> acts) {
        Model model = model(Dialect.H2);
        String owner = happen(model, scene, acts);
        // whose key it is and with which role is looked at daily: what began and ended in between, nobody can know
        model.pass(Duration.ofHours(25));
        model.sync();
        model.world().showWorkspace(World.ADMIN, model.ws());
        model.world().swapKeyOwner(World.ADMIN, owner);
        model.world().changeRole(model.ws(), owner, Role.OWNER);
        model.world().allowFeed(model.ws(), true);
        model.world().allowReports(model.ws(), true);
        settle(model);
        model.quietSync(model.reconciling());
        model.truth().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    /**
     * Without reading all again by a person's order: whenever the key comes to see more, that is read by itself, but for whether tasks
     * are archived, which the order at the end brings. In between, what the key sees is there, whatever it does not see.
     */
    @Property(seed = "20261202", edgeCases = EdgeCasesMode.NONE)
    void what_a_key_sees_is_whole_however_often_it_sees_more_and_less(@ForAll("sceneOfMembers") Scene scene, @ForAll("sights") List<Act> acts) {
        Model model = model(Dialect.H2);
        happen(model, scene, acts);
        model.pass(Duration.ofHours(25));
        model.syncUntilSeen();
        model.seen().assertSame(model.ws());
        model.sight().seesAll();
        settle(model);
        model.assertReadByItself();
        model.quietSync(model.reconciling());
        model.truth().withoutNamesOfLeavers().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    /** That no sync marks an entry as deleted that exists, and that none is there twice, is checked at each of them. */
    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void two_integrations_over_one_workspace_never_delete_or_double_each_other_s_entries(
            @ForAll("scene") Scene scene, @ForAll("shared") List<Act> acts) {
        Model model = model(Dialect.H2);
        model.begin(scene.seed(), scene.plan(), scene.quirks(), scene.zone(), scene.rowsAPage(), scene.webhooks());
        model.share();
        happen(model, acts);
        model.turnAllOn();
        settle(model);
        model.quietSync(model.reconciling());
        model.truth().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    /**
     * The same where the key of one of them sees less, as a plain member's does. All is read again twice: what the lesser key
     * leaves to the admin's at the first time, that one judges at the second.
     */
    @Property(seed = "20261125", edgeCases = EdgeCasesMode.NONE)
    void a_lesser_key_beside_an_admin_s_never_deletes_or_doubles_what_it_does_not_see(
            @ForAll("sceneOfMembers") Scene scene,
            @ForAll("lesserRole") Role role,
            @ForAll boolean first,
            @ForAll("lesser") List<Act> acts) {
        Model model = model(Dialect.H2);
        model.begin(scene.seed(), scene.plan(), scene.quirks(), scene.zone(), scene.rowsAPage(), scene.webhooks());
        model.shareWithLesser(role, first);
        happen(model, acts);
        model.turnAllOn();
        settle(model);
        model.quietSync(model.reconciling());
        // what was read at the very moment of an order counts as read since then
        model.pass(Duration.ofMinutes(1));
        model.quietSync(model.reconciling());
        model.truth().assertSame(model.ws());
        model.assertActivity();
        model.assertEvents();
    }

    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void the_truth_is_the_same_on_postgresql(@ForAll("scene") Scene scene, @ForAll("followed") List<Act> acts) {
        follows(model(Dialect.POSTGRESQL), scene, acts);
    }

    @Property(seed = "20261124", edgeCases = EdgeCasesMode.NONE)
    void the_truth_is_the_same_on_mariadb(@ForAll("scene") Scene scene, @ForAll("followed") List<Act> acts) {
        follows(model(Dialect.MYSQL), scene, acts);
    }
}
