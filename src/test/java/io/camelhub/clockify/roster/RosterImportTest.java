package io.camelhub.clockify.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterImportTest {

    private static final Employee ADA = new Employee("e1", "Ada", "Ops", "grace@acme.com", true, List.of("ada@acme.com"));
    private static final Employee GRACE = new Employee("e2", "Grace", null, null, true, List.of("grace@acme.com"));

    private final Map<String, Employee> stored = new LinkedHashMap<>(Map.of("e1", ADA, "e2", GRACE));

    private RosterImport change(String... erased) {
        return new RosterImport(stored, Set.of(erased)::contains, Set.of(erased)::contains, false);
    }

    private static RosterRows file(String... lines) {
        List<CsvTable.Row> rows = new ArrayList<>();
        for (String line : lines) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new LinkedHashMap<>();
            row.put("id", cells[0]);
            row.put("email", cells[1]);
            rows.add(new CsvTable.Row(rows.size() + 2, row));
        }
        return RosterRows.of(new CsvTable(List.of("id", "email"), List.of(), rows, List.of()), new RosterColumns(Map.of()));
    }

    @Test
    void a_file_adds_and_updates_and_leaves_whom_it_does_not_name() {
        RosterImport.Result result = change().ofFile(file("e1,ada@acme.org", "e3,new@acme.com"));

        assertThat(result.added()).extracting(Employee::id).containsExactly("e3");
        assertThat(result.updated()).containsExactly(
                new Employee("e1", "Ada", "Ops", "grace@acme.com", true, List.of("ada@acme.org")));
        assertThat(result.report().unchanged()).isZero();
        assertThat(result.report().deactivated()).isZero();
    }

    @Test
    void a_file_with_one_wrong_row_changes_nobody() {
        RosterImport.Result result = change().ofFile(file("e3,new@acme.com", ",x@acme.com", "e3,y@acme.com"));

        assertThat(result.added()).isEmpty();
        assertThat(result.report().errors()).containsExactly("line 3: the id is missing", "line 4: the id e3 is on line 2 already");
    }

    /** Bytes that are made on the way: what is copied again and again for each row shows, however fast the machine is. */
    private long work(int employees, boolean ofOneId) {
        List<Map<String, String>> cells = new ArrayList<>();
        for (int i = 0; i < employees; i++) {
            cells.add(Map.of("id", ofOneId ? "e1" : "id" + i, "full_name", "Person " + i, "email", ofOneId ? "own" + i + "@acme.com" : "info@acme.com"));
        }
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        RosterImport.Result result = change().ofQuery(RosterRows.of(cells));
        String words = result.report().conflicts().toString();
        long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(result.report().conflicts()).hasSize(ofOneId ? 0 : 1);
        assertThat(words).hasSizeLessThan(1_000);
        return bytes;
    }

    @Test
    void an_address_or_an_id_that_thousands_have_in_common_costs_each_row_once() {
        work(10, false);
        work(10, true);
        assertThat(work(40_000, false) / (double) work(10_000, false)).as("of an address").isLessThan(6);
        assertThat(work(40_000, true) / (double) work(10_000, true)).as("of an id").isLessThan(6);
    }

    @Test
    void a_file_without_rows_is_a_warning() {
        assertThat(change().ofFile(file()).report().warnings()).containsExactly(
                "the file names nobody: there is no row below the header");
    }

    @Test
    void whom_a_query_no_longer_returns_becomes_inactive() {
        RosterImport.Result result = change().ofQuery(RosterRows.of(List.of(Map.of("id", "e2"))));

        assertThat(result.updated()).containsExactly(
                new Employee("e1", "Ada", "Ops", "grace@acme.com", false, List.of("ada@acme.com")));
        assertThat(result.report().deactivated()).isEqualTo(1);
        assertThat(result.report().unchanged()).isEqualTo(1);
    }

    @Test
    void a_wrong_row_of_a_query_leaves_the_employee_as_they_were() {
        RosterImport.Result result = change().ofQuery(RosterRows.of(List.of(
                Map.of("id", "e1", "active", "perhaps"), Map.of("id", "e2"))));

        assertThat(result.updated()).isEmpty();
        assertThat(result.report().errors()).containsExactly("row 1: active is \"perhaps\"; write true or false");
    }

    @Test
    void a_query_without_rows_or_with_wrong_ones_alone_changes_nothing() {
        RosterImport.Result nothing = change().ofQuery(RosterRows.of(List.of()));
        assertThat(nothing.updated()).isEmpty();
        assertThat(nothing.report().errors()).containsExactly(
                "the query for employees returned no row; the roster stays as it is");

        assertThat(change().ofQuery(RosterRows.of(List.of(Map.of("email", "x@acme.com")))).updated()).isEmpty();
    }

    @Test
    void several_rows_of_a_query_are_one_employee_with_several_addresses() {
        RosterImport.Result result = change().ofQuery(RosterRows.of(List.of(
                Map.of("id", "e3", "email", "a@acme.com"), Map.of("id", "e3", "email", "b@acme.com"))));

        assertThat(result.added()).singleElement().satisfies(
                employee -> assertThat(employee.emails()).containsExactly("a@acme.com", "b@acme.com"));
    }

    @Test
    void somebody_who_was_erased_is_not_added_again_and_their_address_is_nobody_s() {
        RosterImport.Result result = change("e9", "grace@acme.com").ofFile(
                file("e9,new@acme.com", "e1,ada@acme.com", "e3,Grace@acme.com"));

        assertThat(result.added()).singleElement().satisfies(employee -> assertThat(employee.emails()).isEmpty());
        assertThat(result.updated()).singleElement().extracting(Employee::managerEmail).isNull();
        assertThat(result.report().warnings()).hasSize(2).first().isEqualTo("line 2: the employee was erased; left out");
    }

    @Test
    void an_address_that_two_employees_will_have_is_reported() {
        assertThat(change().ofFile(file("e3,ada@acme.com")).report().conflicts()).singleElement()
                .extracting(EmailConflict::email).isEqualTo("ada@acme.com");
    }
}
