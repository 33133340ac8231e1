package io.camelhub.clockify.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("slow")
class RosterTest {

    @TempDir
    private Path directory;
    private Instant now = Instant.parse("2026-05-01T08:00:00Z");
    private Database database;
    private Roster roster;

    @BeforeEach
    void startOnH2() {
        start(Dialect.H2);
    }

    private void start(Dialect dialect) {
        database = TestDatabases.fresh(dialect, () -> now);
        roster = new Roster(database);
    }

    @ParameterizedTest
    @EachDialect
    void a_file_becomes_employees_and_importing_it_again_writes_nothing(Dialect dialect) throws IOException {
        start(dialect);
        Path file = file("""
                id,email,full_name,team,manager_email,active,email2,email_3
                e1,ada@example.org,"Lovelace, Ada",Ops,boss@example.org,true,ada@example.com,
                e2,,Grace Hopper,,,no,,grace@example.org
                """);

        ImportReport first = imported(file, false);
        Instant imported = now;
        now = now.plusSeconds(3600);
        ImportReport second = imported(file, false);

        assertThat(first).isEqualTo(new ImportReport(2, 0, 0, 0, List.of(), List.of(), List.of(), false));
        assertThat(second).isEqualTo(new ImportReport(0, 0, 2, 0, List.of(), List.of(), List.of(), false));
        assertThat(roster.employees()).containsExactly(
                Map.entry("e1", new Employee("e1", "Lovelace, Ada", "Ops", "boss@example.org", true,
                        List.of("ada@example.org", "ada@example.com"))),
                Map.entry("e2", new Employee("e2", "Grace Hopper", null, null, false, List.of("grace@example.org"))));
        assertThat(changedAt()).containsOnly(Map.entry("e1", imported), Map.entry("e2", imported));
    }

    @ParameterizedTest
    @EachDialect
    void a_file_updates_those_it_names_and_leaves_the_others(Dialect dialect) throws IOException {
        start(dialect);
        imported(file("""
                id,email,full_name,emails
                e1,ada@example.org,Ada,one@example.org;two@example.org;three@example.org
                e2,grace@example.org,Grace,
                """), false);
        Instant before = now;
        now = now.plusSeconds(3600);

        ImportReport report = imported(file("""
                id;full_name;email;emails
                e1;Ada King;ada.king@example.org;"ada@example.org;two@example.org"
                e3;Linus;linus@example.org;
                """), false);

        assertThat(report).isEqualTo(new ImportReport(1, 1, 0, 0, List.of(), List.of(), List.of(), false));
        assertThat(roster.employees().get("e1").emails())
                .containsExactly("ada.king@example.org", "ada@example.org", "two@example.org");
        assertThat(roster.employees().get("e2").emails()).containsExactly("grace@example.org");
        assertThat(changedAt()).containsOnly(
                Map.entry("e1", now), Map.entry("e2", before), Map.entry("e3", now));
    }

    @Test
    void a_column_that_the_file_does_not_have_keeps_its_values() throws IOException {
        imported(file("id,email,full_name,team,active\ne1,ada@example.org,Ada,Ops,false\n"), false);

        imported(file("id,team\ne1,Research\n"), false);

        assertThat(roster.employees().get("e1"))
                .isEqualTo(new Employee("e1", "Ada", "Research", null, false, List.of("ada@example.org")));
    }

    @ParameterizedTest
    @EachDialect
    void hours_of_a_week_and_the_first_and_last_day_are_kept_as_a_file_or_a_query_has_them(Dialect dialect) throws IOException {
        start(dialect);
        imported(file("""
                id,email,Wochenstunden,joined_on,left_on
                e1,ada@example.org,"38,5",2026-03-04,
                e2,grace@example.org,,,2026-03-31
                """), false);

        assertThat(roster.employees().get("e1").employment())
                .isEqualTo(new Employment(new BigDecimal("38.5"), LocalDate.of(2026, 3, 4), null));
        assertThat(roster.employees().get("e2").employment()).isEqualTo(new Employment(null, null, LocalDate.of(2026, 3, 31)));

        ImportReport again = roster.refresh(List.of(Map.of("id", "e1", "email", "ada@example.org", "WEEK_HOURS", new BigDecimal("20.00"),
                "joined_on", java.sql.Timestamp.valueOf("2026-03-05 00:00:00")), Map.of("id", "e2", "email", "grace@example.org")));

        assertThat(again.updated()).isEqualTo(1);
        assertThat(roster.employees().get("e1").employment())
                .isEqualTo(new Employment(new BigDecimal("20"), LocalDate.of(2026, 3, 5), null));
        assertThat(roster.employees().get("e2").employment().leftOn()).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @Test
    void hours_and_days_that_are_none_are_named_with_what_to_write() throws IOException {
        ImportReport report = imported(file("""
                id,email,week_hours,joined_on
                e1,ada@example.org,full time,2026-03-04
                e2,grace@example.org,169,04.03.2026
                """), false);

        assertThat(report.errors()).containsExactly(
                "2 lines: week_hours is \"full time\" (2), \"169\" (3); write hours of a week, such as 40 or 38.5",
                "line 3: joined_on is \"04.03.2026\"; write a day as year-month-day, such as 2026-01-31");
    }

    @Test
    void a_byte_order_mark_and_semicolons_and_every_plane_of_unicode_are_read() throws IOException {
        ImportReport report = imported(file("\uFEFFID;Full Name;E-Mail\r\ne1;\"Ada \uD83D\uDE80; \"\"the\"\"\r\nfirst\";x\r\n"
                .replace("E-Mail", "email")), false);

        assertThat(report.errors()).isEmpty();
        assertThat(roster.employees().get("e1").fullName()).isEqualTo("Ada \uD83D\uDE80; \"the\"\r\nfirst");
    }

    @Test
    void all_errors_are_reported_at_once_with_their_lines_and_nothing_is_imported() throws IOException {
        ImportReport report = imported(file("""
                id,email,full_name,active
                e1,ada@example.org,"Ada
                Lovelace",true

                ,x@example.org,X,true
                e2,y@example.org,Y,perhaps
                e1,z@example.org,Z,true
                e5,z@example.org,Z,true,more
                """), false);

        assertThat(report.errors()).containsExactlyInAnyOrder(
                "line 5: the id is missing",
                "line 6: active is \"perhaps\"; write true or false, or say what it means, as in --map-value active:TEXT=true",
                "line 7: the id e1 is on line 2 already",
                "line 8: 5 values under 4 columns; a value that holds the separator must stand in quotes");
        assertThat(report.added()).isZero();
        assertThat(roster.employees()).isEmpty();
    }

    @Test
    void a_file_without_a_header_an_empty_one_and_none_at_all_are_distinguished() throws IOException {
        assertThat(imported(file("e1,ada@example.org,Ada\n"), false).errors())
                .containsExactly("line 1: no header; the first line must name the columns, separated by commas, semicolons or tabs: "
                        + "id,email,full_name,team,manager_email,active,week_hours,joined_on,left_on,emails");
        assertThat(imported(file("id,email\n"), false).warnings())
                .containsExactly("the file names nobody: there is no row below the header");
        assertThat(imported(file(""), false).errors()).singleElement().asString().contains("the file is empty");
        assertThat(imported(directory.resolve("none.csv"), false).errors())
                .singleElement().asString().contains("there is no file").contains("none.csv");
        assertThat(imported(file("email,full_name\na@example.org,A\n"), false).errors())
                .containsExactly("line 1: the column \"id\" is missing: say which it is by --map id=HEADER; there are email, full_name");
    }

    @Test
    void an_export_of_an_hr_system_is_taken_as_it_is_and_what_it_has_besides_is_named_once() throws IOException {
        ImportReport report = imported(file("""
                Employee #\tFirst Name\tLast Name\tWork E-Mail\tDepartment\tSupervisor Email\tStatus\tSalary\tFul Name
                7\tAda\tLovelace\tada@example.org\tResearch\tboss@example.org\tTerminated\t1\tx
                8\tGrace\t\tgrace@example.org\tOps\t\tOn Leave\t2\ty
                """), false);

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).containsExactly("passed over: the columns Salary, Ful Name (did you mean full_name?)");
        assertThat(roster.employees().values()).containsExactly(
                new Employee("7", "Ada Lovelace", "Research", "boss@example.org", false, List.of("ada@example.org")),
                new Employee("8", "Grace", "Ops", null, true, List.of("grace@example.org")));
    }

    @Test
    void which_header_is_which_column_can_be_said() throws IOException {
        Path file = file("Badge No;Team;Squad;Mail\nb1;Old;New;b1@example.org\n");
        ImportReport report = roster.importCsv(file, new RosterColumns(Map.of("id", "badge no", "team", "Squad")), false);
        ImportReport wrong = roster.importCsv(file, new RosterColumns(Map.of("id", "Badge", "squad", "Squad")), false);

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).containsExactly("passed over: the columns Team");
        assertThat(roster.employees().get("b1").team()).isEqualTo("New");
        assertThat(wrong.errors()).contains("--map id=badge: the file has no such header; it has Badge No, Team, Squad, Mail")
                .anyMatch(error -> error.startsWith("--map squad=squad: there is no such column"));
    }

    @Test
    void a_file_without_a_column_of_addresses_adds_nobody_and_says_what_to_do() throws IOException {
        Path file = file("Personalnummer;Vorname;Nachname\n" + people(70, i -> i + ";Ada;Nummer " + i));

        ImportReport report = imported(file, false);

        assertThat(report.errors()).containsExactly("no column holds e-mail addresses, and without one nobody would match 70 new employees: say which"
                + " it is by --map email=HEADER; where there are no addresses, add an empty column \"email\"");
        assertThat(roster.employees()).isEmpty();
        assertThat(imported(file("id,email,full_name\n" + people(70, i -> i + ",,Ada " + i)), false).added())
                .as("an empty one says that there are none").isEqualTo(70);
        assertThat(imported(file("id,team\n3,Ops\n"), false).updated()).as("who is known has their addresses").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "de | Personalnummer;Vorname;Name;Abteilung;E-Mail-Adresse;Status;E-Mail des Vorgesetzten | Aktiv | ausgeschieden",
        "de | Mitarbeiter-Nr.;Rufname;Nachname;Bereich;Geschäftliche E-Mail;Aktiv;E-Mail Führungskraft | Ja | Nein",
        "fr | Matricule;Prénom;Nom;Équipe;Adresse e-mail professionnelle;Statut;E-mail du responsable | Actif | parti",
        "es | Número de empleado;Nombre;Apellidos;Departamento;Correo electrónico;Activo;Correo del responsable | Sí | no",
        "it | Matricola;Nome;Cognome;Reparto;Indirizzo e-mail;Attivo;E-mail del responsabile | sì | Cessato",
        "nl | Personeelsnummer;Voornaam;Achternaam;Afdeling;E-mailadres;Status;E-mail leidinggevende | In dienst | uit dienst",
        "pl | Numer pracownika;Imię;Nazwisko;Dział;Adres e-mail;Aktywny;E-mail przełożonego | Tak | Nie",
        "pt | Número de funcionário;Nome;Sobrenome;Setor;Endereço de e-mail;Situação;E-mail do gestor | Ativo | Não",
        "en | Employee ID;First name;Surname;Department;Work e-mail;Employment status;Supervisor e-mail | Employed | Terminated"})
    void the_headers_and_values_of_eight_languages_are_known(String language, String header, String yes, String no) throws IOException {
        ImportReport report = imported(file(header + "\n7;Ada;Lovelace;Ops;ada@example.org;" + yes + ";boss@example.org\n8;Bob;Babbage;Ops;bob@example.org;"
                + no + ";boss@example.org\n"), false);

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(roster.employees().values()).as(language).containsExactly(
                new Employee("7", "Ada Lovelace", "Ops", "boss@example.org", true, List.of("ada@example.org")),
                new Employee("8", "Bob Babbage", "Ops", "boss@example.org", false, List.of("bob@example.org")));
    }

    @Test
    void a_column_of_addresses_is_found_by_what_it_holds_and_said() throws IOException {
        ImportReport report = imported(file("id;Kontakt;Chef;Lage;Bus\n" + people(20, i -> i + ";" + (i == 3 ? "" : "p" + i + "@example.org")
                + ";boss" + i % 2 + "@example.org;" + (i % 3 == 0 ? "Aktiv" : "Ausgeschieden") + ";Nein")), false);

        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).containsExactly(
                "the column \"Chef\" is read as manager_email, since it holds addresses, and its name is a manager's; where that is wrong, --map says otherwise",
                "the column \"Kontakt\" is read as email, since most of its cells are addresses; where that is wrong, --map says otherwise",
                "the column \"Lage\" is read as active, since all its cells say who is active; where that is wrong, --map says otherwise",
                "passed over: the columns Bus");
        assertThat(roster.employees().get("1")).isEqualTo(new Employee("1", null, null, "boss1@example.org", false, List.of("p1@example.org")));
        ImportReport several = imported(file("id;Kontakt;Privat\n1;a@example.org;a@example.com\n9x;b@example.org;b@example.com\n"), false);
        assertThat(several.errors()).singleElement().asString().contains("no column holds e-mail addresses");
        assertThat(several.warnings()).contains("several columns hold e-mail addresses: Kontakt, Privat");
    }

    @Test
    void what_a_value_means_can_be_said() throws IOException {
        Path file = file("id;email;Status;team\n1;a@example.org;im Haus;R&D\n2;b@example.org;Vorruhestand;Ops\n");

        assertThat(imported(file, false).errors()).singleElement().asString().startsWith(
                "2 lines: active is \"im Haus\" (2), \"Vorruhestand\" (3); write true or false");
        RosterColumns columns = new RosterColumns(Map.of(), Map.of("active:IM HAUS", "true", "Active:Vorruhestand", "nein", "team:r&d", "Research"));
        assertThat(roster.importCsv(file, columns, false).errors()).isEmpty();
        assertThat(roster.employees().get("1").team()).isEqualTo("Research");
        assertThat(roster.employees().get("2").active()).isFalse();
        assertThat(roster.importCsv(file, new RosterColumns(Map.of(), Map.of("im Haus", "true", "state:x", "true", "active:im Haus", "perhaps")), false).errors())
                .anyMatch(error -> error.contains("write COLUMN:TEXT=VALUE")).anyMatch(error -> error.contains("--map-value state:x=true: there is no such column"))
                .anyMatch(error -> error.contains("--map-value active:im Haus=perhaps: write true or false"));
    }

    @Test
    void one_mistake_on_many_lines_is_said_once_with_a_count_and_the_first_lines() throws IOException {
        ImportReport same = imported(file("id,email,active\n" + people(70, i -> i + ",p" + i + "@example.org,vielleicht")), false);
        ImportReport phones = imported(file("id,email\n" + people(70, i -> i + ",+49 30 " + i)), false);
        ImportReport nobody = imported(file("id,email\n" + people(70, i -> ",p" + i + "@example.org")), false);

        assertThat(same.errors()).singleElement().asString().startsWith("70 lines (2, 3, 4, …): active is \"vielleicht\"; write true or false");
        assertThat(phones.warnings()).containsExactly(
                "70 lines: \"+49 30 1\" (2), \"+49 30 2\" (3), \"+49 30 3\" (4) and 67 more is no e-mail address; left out");
        assertThat(nobody.errors()).containsExactly("70 lines (2, 3, 4, …): the id is missing");
    }

    @Test
    void a_preview_says_how_the_file_is_read_and_writes_nothing() throws IOException {
        RosterPreview preview = roster.preview(file("Personalnummer;E-Mail;Status;Größe\n1;a@example.org;im Haus;L\n2;b@example.org;Aktiv\n"),
                new RosterColumns(Map.of()));

        assertThat(preview.headers()).containsExactly(
                new CsvTable.Header("Personalnummer", "id", List.of("1", "2")), new CsvTable.Header("E-Mail", "email", List.of("a@example.org", "b@example.org")),
                new CsvTable.Header("Status", "active", List.of("im Haus", "Aktiv")), new CsvTable.Header("Größe", null, List.of("L", "")));
        assertThat(preview.states()).containsExactly("im Haus");
        RosterPreview chosen = roster.preview(directory.resolve("roster.csv"), RosterColumns.chosen(List.of("id", "email", "active", "team"), Map.of("active:im Haus", "true")));
        assertThat(chosen.report().errors()).isEmpty();
        assertThat(chosen.named()).containsExactly("1", "2");
        assertThat(chosen.after().get("1").team()).isEqualTo("L");
        assertThat(chosen.states()).as("is still asked for").containsExactly("im Haus");
        assertThat(roster.employees()).isEmpty();
        assertThat(roster.preview(directory.resolve("roster.csv"), RosterColumns.chosen(List.of("id", "email", "email", "emails"), Map.of())).report().errors())
                .containsExactly("two columns cannot both be email: \"E-Mail\" and \"Status\"");
    }

    private static String people(int count, IntFunction<String> line) {
        return IntStream.rangeClosed(1, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    @Test
    void the_documentation_names_every_column_and_where_its_headers_stand() throws IOException {
        String document = Files.readString(Path.of("src/main/docs/people.md"));

        assertThat(RosterWords.headers()).hasSizeGreaterThan(8).allSatisfy((column, names) -> {
            assertThat(document).contains("`" + column + "`");
            assertThat(names).hasSizeGreaterThan(10);
        });
        assertThat(document).contains("`clockify/people/headers.csv`", "`clockify/people/values.csv`");
        assertThat(RosterTest.class.getResource("/clockify/people/headers.csv")).isNotNull();
        assertThat(RosterTest.class.getResource("/clockify/people/values.csv")).isNotNull();
    }

    @Test
    void a_file_in_another_encoding_is_refused() throws IOException {
        Path file = directory.resolve("latin.csv");
        Files.write(file, "id,full_name\ne1,René\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(imported(file, false).errors())
                .containsExactly("line 2: the file is not UTF-8; save it as \"CSV UTF-8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"e2,b@example.org,Bob", "e2,\"b@example.org,Bob", "e2,b@example.org,\"Bob"})
    void a_quote_that_is_never_closed_is_reported_with_the_line_of_its_row(String row) throws IOException {
        String text = "id,email,full_name\ne1,a@example.org,\"A\nda\"\n" + row + "\ne3,c@example.org,Cy\ne4,d@example.org,Di\n";

        assertThat(imported(file(text), false).errors()).singleElement().asString().startsWith("line 4: not readable as CSV");
    }

    @Test
    void what_is_no_address_is_left_out_and_reported() throws IOException {
        ImportReport report = imported(file("id,email,email2\ne1,n/a,ada@example.org\n"), false);

        assertThat(report.warnings()).containsExactly("line 2: \"n/a\" is no e-mail address; left out");
        assertThat(roster.employees().get("e1").emails()).containsExactly("ada@example.org");
    }

    @Test
    void a_dry_run_reports_and_writes_nothing() throws IOException {
        ImportReport report = imported(file("id,email\ne1,ada@example.org\n"), true);

        assertThat(report.added()).isEqualTo(1);
        assertThat(report.dryRun()).isTrue();
        assertThat(roster.employees()).isEmpty();
    }

    @Test
    void two_employees_with_one_address_are_both_reported() throws IOException {
        ImportReport report = imported(file("""
                id,email,full_name,email2
                e1,ada@example.org,Ada,
                e2,other@example.org,Grace, ADA@example.org
                """), false);

        assertThat(report.conflicts())
                .containsExactly(new EmailConflict("ada@example.org", List.of("e1 (Ada)", "e2 (Grace)")))
                .isEqualTo(new RosterIndex(roster.employees()).conflicts());
    }

    @ParameterizedTest
    @EachDialect
    void a_query_makes_the_roster_and_those_it_no_longer_returns_become_inactive(Dialect dialect) {
        start(dialect);
        roster.refresh(List.of(
                Map.of("ID", 7, "EMAIL", "ada@example.org", "Full_Name", "Ada", "ACTIVE", 1, "SALARY", 5),
                Map.of("ID", 7, "EMAIL", "ada@example.com", "ACTIVE", 1),
                Map.of("ID", 8, "EMAIL", "grace@example.org", "ACTIVE", true)));

        ImportReport report = roster.refresh(List.of(
                Map.of("ID", 7, "EMAIL", "ada@example.org", "Full_Name", "Ada", "ACTIVE", 1),
                Map.of("ID", 7, "EMAIL", "ada@example.com", "ACTIVE", 1)));

        assertThat(report).isEqualTo(new ImportReport(0, 1, 1, 1, List.of(), List.of(), List.of(), false));
        assertThat(roster.employees().get("7"))
                .isEqualTo(new Employee("7", "Ada", null, null, true, List.of("ada@example.org", "ada@example.com")));
        assertThat(roster.employees().get("8").active()).isFalse();
    }

    @Test
    void a_query_without_a_row_changes_nothing_and_a_bad_row_harms_no_other() {
        roster.refresh(List.of(Map.of("id", "e1"), Map.of("id", "e2")));

        ImportReport empty = roster.refresh(List.of());
        ImportReport bad = roster.refresh(List.of(
                Map.of("email", "x@example.org"), Map.of("id", "e1", "active", "perhaps"), Map.of("id", "e3")));

        assertThat(empty.errors()).hasSize(1);
        assertThat(roster.lastRefresh()).contains(bad);
        assertThat(bad.errors()).containsExactly("row 1: the id is missing", "row 2: active is \"perhaps\"; write true or false");
        Map<String, Boolean> active = new TreeMap<>();
        roster.employees().forEach((id, employee) -> active.put(id, employee.active()));
        assertThat(active).isEqualTo(Map.of("e1", true, "e2", false, "e3", true));
    }

    @ParameterizedTest
    @EachDialect
    void workspaces_that_read_the_roster_at_the_same_time_do_not_hinder_each_other(Dialect dialect) throws Exception {
        start(dialect);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(Map.of("id", "e" + i, "email", "p" + i + "@example.org"));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);

        for (Future<ImportReport> result : threads.invokeAll(Collections.<Callable<ImportReport>>nCopies(4, () -> roster.refresh(rows)))) {
            ImportReport report = result.get();
            assertThat(report.added() + report.unchanged()).isEqualTo(300);
            assertThat(report.errors()).isEmpty();
        }
        threads.shutdown();

        assertThat(roster.employees()).hasSize(300);
        assertThat(roster.lastRefresh()).get().extracting(ImportReport::errors).asInstanceOf(LIST).isEmpty();
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("roster.csv"), text);
    }

    private Map<String, Instant> changedAt() {
        Map<String, Instant> changedAt = new TreeMap<>();
        JdbcClient.create(database.dataSource()).sql("select id, changed_at from clockify_employee").query(row -> {
            changedAt.put(row.getString("id"), database.dialect().instant(row, "changed_at"));
        });
        return changedAt;
    }

    private ImportReport imported(Path file, boolean dryRun) {
        return roster.importCsv(file, new RosterColumns(Map.of()), dryRun);
    }
}
