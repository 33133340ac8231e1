package io.camelhub.clockify.cli.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void texts_stand_left_and_numbers_right_under_their_headings() {
        assertThat(printed(new Table("NAME", " ROWS").row("a", 12_345).row("longer", 7)))
                .containsExactly("NAME      ROWS", "a       12 345", "longer       7");
    }

    @Test
    void what_is_not_known_is_a_dash_and_an_empty_cell_stays_empty() {
        assertThat(printed(new Table("A", "B", "C").row(null, "", "x"))).containsExactly("A  B  C", "-     x");
    }

    @Test
    void a_name_cannot_steer_the_terminal_or_break_the_row() {
        assertThat(printed(new Table("NAME", "ID").row("\u001b[31mred\r\nnext\u202e", "1").row("\u009b31m", "2")))
                .containsExactly("NAME          ID", "[31mred next  1", "31m           2");
    }

    @Test
    void wide_letters_and_accents_keep_the_columns_straight() {
        assertThat(printed(new Table("NAME", "ID").row("山田", "1").row("e\u0301", "2")))
                .containsExactly("NAME  ID", "山田  1", "e\u0301     2");
    }

    private static String[] printed(Table table) {
        StringWriter screen = new StringWriter();
        table.print(new PrintWriter(screen));
        return screen.toString().split("\\R");
    }
}
