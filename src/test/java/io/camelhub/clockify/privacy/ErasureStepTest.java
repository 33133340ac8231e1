package io.camelhub.clockify.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.camelhub.clockify.privacy.Personal.Fate;
import io.camelhub.clockify.privacy.Personal.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements that follow from the list of personal data. */
class ErasureStepTest {

    private static String sql(Personal... columns) {
        return ErasureStep.of(List.of(columns)).get(0).sql();
    }

    @Test
    void what_is_said_of_somebody_goes_with_the_row_that_their_id_finds() {
        assertThat(sql(new Personal("t", "user_id", Kind.USER_ID, Fate.PSEUDONYM), new Personal("t", "email", Kind.ADDRESS, Fate.SET_NULL),
                new Personal("t", "fields", Kind.SAID, Fate.EMPTIED), new Personal("t", "rule", Kind.SAID, Fate.SET_NULL).where("how = 'ignored'"),
                new Personal("t", "changed_at", Kind.SAID, Fate.NOW))).isEqualTo("""
                update t
                set user_id = :pseudonym, email = null, fields = '{}', rule = case when how = 'ignored' then null else rule end, changed_at = :now
                where user_id in (:users)""");
    }

    @Test
    void of_several_columns_that_find_a_row_those_change_that_name_the_person() {
        assertThat(sql(new Personal("t", "by_whom", Kind.WHO, Fate.PSEUDONYM), new Personal("t", "subject", Kind.WHO, Fate.PSEUDONYM))).isEqualTo("""
                update t
                set by_whom = case when by_whom = :text then :pseudonym else by_whom end, subject = case when subject = :text then :pseudonym else subject end
                where by_whom = :text
                  or subject = :text""");
        assertThat(sql(new Personal("t", "listed", Kind.USER_IDS, Fate.REPLACED), new Personal("t", "unread", Kind.USER_IDS, Fate.REPLACED))).isEqualTo("""
                update t
                set listed = replace(listed, :user, :pseudonym), unread = replace(unread, :user, :pseudonym)
                where position(:user in listed) > 0
                  or position(:user in unread) > 0""");
    }

    @Test
    void a_row_that_is_somebody_s_own_goes_whole() {
        assertThat(sql(new Personal("t", "id", Kind.EMPLOYEE_ID, Fate.ROW_DELETED), new Personal("t", "name", Kind.NAME, Fate.WITH_ROW)))
                .isEqualTo("delete from t\nwhere id = :employee");
        assertThat(sql(new Personal("t", "subject", Kind.USER_ID, Fate.ROW_DELETED).where("source = 'clockify'")))
                .isEqualTo("delete from t\nwhere subject in (:users) and source = 'clockify'");
        assertThat(sql(new Personal("t", "payload", Kind.JSON, Fate.ROW_DELETED)))
                .isEqualTo("delete from t\nwhere (position(:text in payload) > 0 or position(:json in payload) > 0)");
    }

    @Test
    void what_goes_by_the_user_of_an_entry_comes_before_the_entries_take_the_pseudonym() {
        List<ErasureStep> steps = ErasureStep.of(List.of(new Personal("entry", "user_id", Kind.USER_ID, Fate.PSEUDONYM),
                new Personal("note", "entry_id", Kind.ENTRY_ID, Fate.STAYS), new Personal("note", "words", Kind.SAID, Fate.EMPTIED)));

        assertThat(steps).extracting(step -> step.columns().get(0).table()).containsExactly("note", "entry");
        assertThat(steps.get(0).sql(steps.get(0).entryColumn() + " = :entryId")).isEqualTo("update note\nset words = '{}'\nwhere entry_id = :entryId");
    }

    @Test
    void what_names_nobody_and_what_leaves_all_as_it_is_is_refused() {
        assertThatThrownBy(() -> sql(new Personal("t", "email", Kind.ADDRESS, Fate.SET_NULL)))
                .hasMessage("t.email is of somebody, and no column before it says of whom");
        assertThatThrownBy(() -> sql(new Personal("t", "user_id", Kind.USER_ID, Fate.STAYS), new Personal("t", "email", Kind.ADDRESS, Fate.WITH_ROW)))
                .hasMessage("t.user_id finds somebody's rows, and nothing is said to go of them");
    }
}
