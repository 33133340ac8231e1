package io.camelhub.clockify.web.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.camelhub.clockify.timeline.Activity.Kind;
import io.camelhub.clockify.timeline.Activity.Series;
import io.camelhub.clockify.timeline.Activity;
import io.camelhub.clockify.timeline.By;
import io.camelhub.clockify.timeline.LoggedNothing;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.timeline.ActivityTable.Row;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActivityTableTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-26");
    private static final List<LocalDate> WEEKS = List.of(LocalDate.parse("2026-11-16"), LocalDate.parse("2026-11-23"));

    private static Series series(Kind kind, String key, String name, long before, long now, long billable, String... projects) {
        return new Series(kind, key, name, List.of(before, now), before + now, billable, List.of(projects));
    }

    private static ActivityTable table(String query, Series... series) {
        return ActivityTable.of(ActivityChoice.of(Address.of("/console/activity", query), TODAY),
                new Activity("UTC", WEEKS, List.of(series), 0, new LoggedNothing(List.of(), 0)), TODAY, Map.of());
    }

    @Test
    void a_row_has_this_period_the_range_the_billable_share_and_the_main_projects() {
        ActivityTable table = table("", series(Kind.ONE, "Ops", "Ops", 3600, 7200, 5400, "Apollo", "Ze\nus"), series(Kind.NONE, null, null, 3600, 0, 3600));

        assertThat(table.period()).isEqualTo("This week");
        assertThat(table.range()).isEqualTo("4 weeks");
        assertThat(table.rows()).extracting(row -> row.paint().color(), Row::name, Row::projects, Row::period, Row::range, Row::billable).containsExactly(
                tuple(0, "Ops", "Apollo, Ze us", "2.0 h", "3.0 h", "50 %"), tuple(1, "No team", "", "0 h", "1.0 h", "100 %"));
        assertThat(table.total()).extracting(Row::period, Row::range, Row::billable).containsExactly("2.0 h", "4.0 h", "63 %");
        assertThat(table("to=2026-11-29&from=2026-11-16").period()).isEqualTo("This week");
        assertThat(table("by=project").hasProjects()).isFalse();
    }

    @Test
    void a_row_leads_to_exactly_its_time_entries() {
        assertThat(href("", series(Kind.ONE, "R & D", "R & D", 1, 1, 0)))
                .isEqualTo("/console/timeline?from=2026-11-02&to=2026-11-26&team=R+%26+D");
        assertThat(href("by=employee&unit=day&team=Ops&range=this-month&all=true", series(Kind.ONE, "e1", "Ada", 1, 1, 0)))
                .isEqualTo("/console/timeline?team=Ops&from=2026-11-01&to=2026-11-26&person=e1");
        assertThat(href("by=project&client=c1", series(Kind.ONE, "p1", "Apollo", 1, 1, 0)))
                .isEqualTo("/console/timeline?from=2026-11-02&to=2026-11-26&project=Apollo");
        assertThat(href("integration=acme", series(Kind.UNMATCHED, null, null, 1, 1, 0)))
                .isEqualTo("/console/timeline?integration=acme&from=2026-11-02&to=2026-11-26&unmatched=true");
        assertThat(href("by=client&range=this-month", series(Kind.ONE, "c1", "Globex", 1, 1, 0)))
                .isEqualTo("/console/activity?by=project&range=this-month&client=c1");
        assertThat(href("client=c1", series(Kind.ONE, "Ops", "Ops", 1, 1, 0))).as("the timeline knows no clients").isNull();
        assertThat(href("by=project", series(Kind.ONE, "p1", null, 1, 1, 0))).as("a project without a name").isNull();
        assertThat(href("", series(Kind.NONE, null, null, 1, 1, 0))).isNull();
        assertThat(href("by=client", series(Kind.OTHER, null, null, 1, 1, 0))).isNull();
    }

    private static String href(String query, Series series) {
        return table(query, series).rows().get(0).href();
    }

    @Test
    void the_first_rows_are_shown_and_all_on_demand() {
        Series[] many = IntStream.range(0, 103).mapToObj(i -> series(Kind.ONE, "t" + i, "T" + i, 0, 3600, 0)).toArray(Series[]::new);

        assertThat(table("by=team", many).rows()).hasSize(25);
        assertThat(table("by=team", many).left()).isEqualTo(78);
        assertThat(table("by=team", many).whole()).isEqualTo("/console/activity?by=team&all=true");
        assertThat(table("by=team", many).total().range()).isEqualTo("103.0 h");
        assertThat(table("all=true", many).rows()).hasSize(103);
        assertThat(table("all=true", many).rows().get(102).paint()).isEqualTo(Paint.OTHER);
    }

    @Test
    void the_file_has_all_series_and_nothing_that_a_spreadsheet_would_run() throws IOException {
        StringWriter out = new StringWriter();
        ActivityCsv.write(new Activity("UTC", WEEKS, List.of(
                series(Kind.ONE, "t1", "=HYPERLINK(\"http://x\")", 3600, 5400, 3600, "Apollo", "@Zeus"),
                series(Kind.UNMATCHED, null, null, 20, 0, 0)), 0, new LoggedNothing(List.of(), 0)), By.TEAM, out);
        assertThat(out.toString()).isEqualTo("""
                team,team_id,projects,hours,billable_hours,2026-11-16,2026-11-23\r
                "'=HYPERLINK(""http://x"")","t1","Apollo; @Zeus",2.50,1.00,1.00,1.50\r
                "Not matched","","",0.01,0.00,0.01,0.00\r
                """);
    }

    @Test
    void the_file_is_written_a_row_at_a_time() throws IOException {
        List<Integer> parts = new ArrayList<>();
        Series[] many = IntStream.range(0, 2000).mapToObj(i -> series(Kind.ONE, "t" + i, "T" + i, 0, 3600, 0)).toArray(Series[]::new);

        ActivityCsv.write(new Activity("UTC", WEEKS, List.of(many), 0, new LoggedNothing(List.of(), 0)), By.TEAM, new Writer() {
            @Override
            public void write(char[] text, int start, int length) {
                parts.add(length);
            }

            @Override
            public void flush() {
                // nothing is kept
            }

            @Override
            public void close() {
                // nothing is kept
            }
        });

        assertThat(parts).hasSizeGreaterThan(2000).allMatch(length -> length < 100);
    }
}
