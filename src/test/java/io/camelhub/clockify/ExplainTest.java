package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.command.AskClockify;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.Reason.Found;
import io.camelhub.clockify.model.Reason;
import io.camelhub.clockify.model.RejectedRow;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.query.DayAnswer;
import io.camelhub.clockify.query.EntryAnswer;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.PeopleQuery;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code explain} gives each reason why an entry is missing, or as it is, in a case where it applies. */
class ExplainTest {

    private static final String UNKNOWN = "5a00000000000000000000ff";

    private static SyncedWorkspace workspace;
    private static World world;
    private static EntryView entry;

    @BeforeAll
    static void sync() {
        workspace = new SyncedWorkspace(World.builder(), Map.of(
                "clockify.integrations.off.api-key", "x", "clockify.integrations.off.enabled", "false",
                "clockify.integrations.wrong.api-key", "x", "clockify.integrations.wrong.sync-every", "often",
                "clockify.keep-descriptions", "400d"));
        world = workspace.world;
        entry = workspace.entry(one -> !one.running() && !one.description().isEmpty());
    }

    @AfterAll
    static void close() {
        workspace.close();
    }

    private static ExplainQuery explain() {
        return workspace.hub().context().getRegistry().findSingleByType(ExplainQuery.class);
    }

    /** What is said of an entry where some statements were run before; afterwards all is as it was. */
    private static List<Found> entry(String id, List<TimeEntryPage> asked, String... statements) {
        AtomicReference<List<Found>> found = new AtomicReference<>();
        undone(() -> found.set(explain().entry(id, asked).reasons()), statements);
        return found.get();
    }

    private static List<Found> ofEntry(String... statements) {
        return entry(entry.id(), List.of(), statements);
    }

    private static List<Found> ofUnknown(String... statements) {
        return entry(UNKNOWN, List.of(), statements);
    }

    private static List<Found> ofDay(LocalDate day, String... statements) {
        AtomicReference<List<Found>> found = new AtomicReference<>();
        undone(() -> found.set(day(day).reasons()), statements);
        return found.get();
    }

    private static List<Found> ofDay(String... statements) {
        return ofDay(LocalDate.ofInstant(entry.start(), ZoneOffset.UTC), statements);
    }

    private static DayAnswer day(LocalDate day) {
        return explain().day(workspace.hub().context().getRegistry().findSingleByType(PeopleQuery.class).meant(entry.userId()), day, List.of());
    }

    private static void undone(Runnable work, String... statements) {
        IllegalStateException undo = new IllegalStateException("undo");
        assertThatThrownBy(() -> workspace.hub().database().inTransaction(() -> {
            for (String statement : statements) {
                workspace.hub().execute(statement.replace("$ENTRY", entry.id()).replace("$USER", entry.userId()).replace("$WS", workspace.id));
            }
            work.run();
            throw undo;
        })).isSameAs(undo);
    }

    private static List<Found> asked(String id) {
        return entry(id, pages(id));
    }

    private static List<TimeEntryPage> pages(String id) {
        try {
            AskClockify.Result result = workspace.hub().context().getRegistry().findSingleByType(AskClockify.class)
                    .entry(id, new Order("test", "test"));
            assertThat(result.problems()).isEmpty();
            return result.pages();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String held(Found reason) {
        return "insert into clockify_held_deletion (integration, workspace_id, time_entry_id, reason, held_at) values ('acme', '$WS', '$ENTRY', '" + reason.words().replace("'", "''") + "', current_timestamp)";
    }

    private static String[] deleted(String source) {
        return new String[] {"update clockify_time_entry set deleted_at = current_timestamp where id = '$ENTRY'",
            "insert into clockify_time_entry_change (workspace_id, time_entry_id, kind, source, seen_at, old_values, new_values)"
                + " values ('$WS', '$ENTRY', 'deleted', '" + source + "', current_timestamp, '{}', '{}')"};
    }

    /** What holds, and what is said then; the compiler sees to it that no reason is left out. */
    private static List<Found> where(Reason reason) {
        String links = "clockify_integration_workspace set ";
        return switch (reason) {
            case REMOVED -> ofUnknown("insert into clockify_integration (name, backfill_from, first_sync_at) values"
                    + " ('gone', date '2026-01-01', current_timestamp)");
            case DISABLED -> ofUnknown();
            case WRONG_SETTINGS -> ofUnknown("insert into clockify_integration (name, backfill_from, first_sync_at) values"
                    + " ('wrong', date '2026-01-01', current_timestamp)");
            case NEVER_SYNCED -> ofUnknown("delete from clockify_integration");
            case INTEGRATION_FAILED -> ofUnknown("update clockify_integration set error = 'refused', error_at = current_timestamp");
            case NO_WORKSPACE -> ofUnknown("delete from clockify_visible_workspace");
            case WORKSPACE_NOT_SEEN -> ofDay("delete from clockify_visible_workspace");
            case WORKSPACE_NOT_CHOSEN -> ofDay("delete from clockify_integration_workspace");
            case NOT_IN_TEAMS -> ofDay("update " + links + "group_ids = '[\"5a00000000000000000000aa\"]'");
            case BEFORE_FIRST_DAY -> ofDay(LocalDate.of(2020, 1, 1));
            case USER_NOT_SEEN -> ofDay("update clockify_key_view set listed = '[\"5a00000000000000000000aa\"]'");
            case USER_REFUSED -> ofDay("update " + links + "reads_by = 'user-list'", "insert into clockify_window (integration, workspace_id, scope,"
                    + " window_from, window_to, verified_at) values ('acme', '$WS', 'gone:$USER', timestamp with time zone '2026-01-01 00:00:00+00',"
                    + " timestamp with time zone '2027-01-01 00:00:00+00', current_timestamp)");
            case LACKING -> openWindow(reason.of("count", 9, "from", "a", "to", "b", "fewer", 2));
            case SEES_LESS -> ofDay("update " + links + "owner_role = 'MEMBER'");
            case NOT_READ_YET -> ofDay("delete from clockify_window");
            case AHEAD -> ofDay(LocalDate.ofInstant(workspace.now(), ZoneOffset.UTC).plusDays(80));
            case LEFT_OPEN -> ofDay("update clockify_window set left_open = 'the report counts more'");
            case NEWER_THAN_SYNC -> entry(Long.toHexString(workspace.now().plusSeconds(60).getEpochSecond()) + "0000000000000000", List.of());
            case WAITS -> ofDay("update " + links + "waits_for = 'the budget', due_at = timestamp with time zone '2026-11-21 10:00:00+00'");
            case INCOMPLETE -> ofDay("update " + links + "error = 'a window changed while it was read'");
            case CHANGES_LATE -> ofUnknown("update " + links + "changes_by = 'windows'");
            case REJECTED -> ofEntry("insert into clockify_rejected (integration, workspace_id, kind, reason, payload, payload_hash, entry_id,"
                    + " times, first_seen_at, last_seen_at) values ('acme', '$WS', 'time_entry', 'the entry has no start', '{}', 'x', '$ENTRY',"
                    + " 3, current_timestamp, current_timestamp)");
            case ALL_READ -> ofDay();
            case OWNER_CHANGED, ROLE_CHANGED -> heldBack(reason.of("before", "a", "now", "b"), reason);
            case USERS_GONE -> heldBack(reason.of("now", 1, "before", 9), reason);
            case TOO_MANY_GONE, TOO_MANY_LEFT_OUT, MORE_TO_READ -> heldBack(reason.of("gone", 30, "of", 40), reason);
            case USER_GONE -> heldBack(reason.of("user", "u"), reason);
            case KEY_BLIND, NOT_FOUND_OUT -> heldBack(reason.of("why", "500"), reason);
            case NOT_READ_WHOLE -> ofDay("update " + links + "error = '" + reason.of("from", "a", "to", "b", "why", "changed").words() + "'")
                    .stream().filter(found -> found.words().contains("from a to b are not read whole: changed")).map(found -> new Found(reason, Map.of(
                            "from", "a", "to", "b", "why", "changed"))).toList();
            case DELETED_REPORTED -> ofEntry(deleted("feed"));
            case DELETED_MISSING -> ofEntry(deleted("missing"));
            case DELETED_CONFIRMED -> ofEntry(deleted("confirmed"));
            case HELD_BACK -> ofEntry(held(Reason.USER_GONE.of("user", "u")));
            case OWNER_AWAY -> ofEntry("update clockify_time_entry set integration = 'gone' where id = '$ENTRY'");
            case UNMATCHED -> ofEntry();
            case NOBODY -> ofEntry("insert into clockify_identity (source, external_id, how, by_whom, since) values"
                    + " ('clockify', '$USER', 'ignored', 'Ada', current_timestamp)");
            case ERASED -> ofEntry("update clockify_time_entry set user_id = 'erased-1' where id = '$ENTRY'");
            case DESCRIPTION_DROPPED -> ofEntry("update clockify_time_entry set description = null,"
                    + " started_at = timestamp with time zone '2025-01-01 00:00:00+00' where id = '$ENTRY'");
            case RUNNING -> ofEntry("update clockify_time_entry set ended_at = null, duration_seconds = null where id = '$ENTRY'");
            case NOT_IN_CLOCKIFY -> asked(UNKNOWN);
            case SAME_IN_CLOCKIFY -> asked(entry.id());
            case GONE_IN_CLOCKIFY -> {
                List<TimeEntryPage> without = pages(UNKNOWN);
                yield entry(entry.id(), without);
            }
            case OTHER_IN_CLOCKIFY -> {
                EntryView other = workspace.entry(one -> !one.running() && !one.id().equals(entry.id()));
                world.editEntry(workspace.id, other.id(), draft -> draft.withDescription("something else"));
                yield asked(other.id());
            }
            case MISSING_HERE -> asked(world.createEntry(workspace.id,
                    EntryDraft.of(entry.userId(), workspace.now().minusSeconds(7200), workspace.now().minusSeconds(3600))));
            case UNREADABLE_IN_CLOCKIFY -> entry(UNKNOWN, List.of(new TimeEntryPage("acme", workspace.id, "single", null, List.of(), List.of(),
                    List.of(), List.of(new RejectedRow("time_entry", UNKNOWN, "the entry has no start", "{}")), List.of(), true)));
        };
    }

    private static List<Found> openWindow(Found why) {
        return ofDay("update clockify_window set left_open = '" + why.words() + "'").stream()
                .filter(found -> found.words().contains(why.words())).map(found -> why).toList();
    }

    /** What a deletion is held back by is said with its words. */
    private static List<Found> heldBack(Found why, Reason reason) {
        return ofEntry(held(why)).stream().filter(found -> found.words().contains(why.words())).map(found -> new Found(reason, why.values())).toList();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void each_reason_is_given_where_it_holds(Reason reason) {
        List<Found> found = where(reason);

        assertThat(found).extracting(Found::reason).contains(reason);
        assertThat(found).allSatisfy(one -> assertThat(one.words()).doesNotContain("{", "null"));
    }

    @Test
    void a_reason_without_a_value_for_its_sentence_is_refused() {
        assertThatThrownBy(() -> Reason.USER_NOT_SEEN.of("integration", "acme")).hasMessageContaining("{user}");
    }

    @Test
    void nothing_of_somebody_who_was_erased_is_shown_where_clockify_is_asked() {
        String user = world.join(workspace.id, "Grace Hopper", "grace@acme.example", ZoneId.of("UTC"));
        String secret = world.createEntry(workspace.id, EntryDraft.of(user, workspace.now().minusSeconds(7200), workspace.now().minusSeconds(3600))
                .withDescription("a talk with Grace"));
        workspace.soon();
        workspace.hub().context().getRegistry().findSingleByType(ErasePerson.class).run(user, new Order("test", "test"), waiting -> { });

        assertThat(asked(secret)).extracting(Found::reason).contains(Reason.ERASED, Reason.SAME_IN_CLOCKIFY);
        assertThat(asked(secret)).allSatisfy(one -> assertThat(one.words()).doesNotContain(user, "Grace"));
    }

    @Test
    void an_entry_that_all_is_well_with_is_shown_with_who_saw_it_first() {
        EntryAnswer answer = explain().entry(entry.id(), List.of());

        assertThat(answer.entry().integration()).isEqualTo("acme");
        assertThat(answer.runId()).isEqualTo(1);
        assertThat(answer.verifiedAt()).isNotNull();
        assertThat(answer.changes()).isEmpty();
        assertThat(answer.reasons()).extracting(Found::reason).isSubsetOf(Set.of(Reason.UNMATCHED));
    }

    @Test
    void a_day_has_the_sums_of_both() {
        String user = world.join(workspace.id, "Ada Lovelace", "ada@acme.example", ZoneId.of("UTC"));
        Instant midnight = LocalDate.ofInstant(workspace.now(), ZoneOffset.UTC).minusDays(2).atStartOfDay(ZoneOffset.UTC).toInstant();
        world.createEntry(workspace.id, EntryDraft.of(user, midnight.minus(Duration.ofHours(1)), midnight.plus(Duration.ofHours(2))));
        world.createEntry(workspace.id, EntryDraft.of(user, midnight.plus(Duration.ofHours(8)), midnight.plus(Duration.ofHours(12))));
        world.createEntry(workspace.id, EntryDraft.of(user, midnight.plus(Duration.ofHours(12)), midnight.plus(Duration.ofHours(13))).withType("BREAK"));
        workspace.soon();

        DayAnswer day = explain().day(workspace.hub().context().getRegistry().findSingleByType(PeopleQuery.class).meant(user),
                LocalDate.ofInstant(midnight, ZoneOffset.UTC), List.of());

        assertThat(day.entries()).hasSize(3);
        assertThat(day.worked()).as("2 h after midnight, and 4 h").isEqualTo(Duration.ofHours(day.entries().stream()
                .anyMatch(one -> "BREAK".equals(one.type())) ? 6 : 7));
        assertThat(day.shown()).as("4 h, and the break").isEqualTo(Duration.ofHours(5));

        workspace.hub().execute("update clockify_user set time_zone = 'America/New_York' where id = '" + user + "'");
        DayAnswer there = explain().day(workspace.hub().context().getRegistry().findSingleByType(PeopleQuery.class).meant(user),
                LocalDate.ofInstant(midnight, ZoneOffset.UTC).minusDays(1), List.of());
        assertThat(there.worked()).as("1 h before midnight, UTC").isEqualTo(Duration.ofHours(1));
        assertThat(there.shown()).as("3 h that began in the evening").isEqualTo(Duration.ofHours(3));
    }
}
