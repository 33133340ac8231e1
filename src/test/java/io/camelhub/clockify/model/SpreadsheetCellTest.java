package io.camelhub.clockify.model;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class SpreadsheetCellTest {

    @Test
    void what_a_spreadsheet_would_run_gets_an_apostrophe_and_nothing_else_does() {
        assertThat(SpreadsheetCell.written("=1+1")).isEqualTo("'=1+1");
        assertThat(SpreadsheetCell.written("@SUM(A1)\nx")).isEqualTo("'@SUM(A1)\nx");
        assertThat(SpreadsheetCell.written("x;=1+1;y")).as("to a reader of semicolons it begins a cell").isEqualTo("x;'=1+1;y");
        assertThat(SpreadsheetCell.written("=1;;-2")).isEqualTo("'=1;;'-2");
        assertThat(SpreadsheetCell.written("a; b=c")).isEqualTo("a; b=c");
        assertThat(SpreadsheetCell.written("O'Neill")).isEqualTo("O'Neill");
        assertThat(SpreadsheetCell.written("'quoted'")).isEqualTo("'quoted'");
        assertThat(SpreadsheetCell.written(null)).isEmpty();
    }

    @Property(tries = 500)
    void what_was_written_is_read_back_as_it_was(@ForAll @Chars({'\'', '=', '+', '-', '@', '\t', 'a', '\n', ';'}) String text) {
        assertThat(SpreadsheetCell.read(SpreadsheetCell.written(text))).isEqualTo(text);
        assertThat(SpreadsheetCell.written(text)).doesNotMatch("(?s)(.*;)?[=+@\\-\t\r].*");
    }
}
