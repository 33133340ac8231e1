package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The people pages over HTTP: their content, the decisions by buttons and files, and the roles that may not see them. */
@Tag("slow")
class PeoplePagesTest {

    private static final String LIST = "/console/people";
    private static final String DECIDE = "/console/people/decide";
    private static final String IMPORT = "/console/people/import";
    private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202e";
    private static final Pattern DECISION = Pattern.compile("name=\"decision\" value=\"([^\"]+)\"");
    private static final Pattern UPLOAD = Pattern.compile("name=\"upload\" value=\"([^\"]+)\"");

    private World world;
    private ClockifySimulator simulator;
    private ConsoleSite site;
    private ConsoleSite.Visit admin;
    private String csrf;
    private String ada;
    private String bot;
    private String hostile;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        world = World.builder().people(1).entries(1).zones("UTC").oddities(false).build();
        String workspace = world.workspaceId();
        String owner = world.people(workspace).stream().map(one -> "E0," + one.email() + "," + one.name() + ",Boss\n").findFirst().orElseThrow();
        ada = world.join(workspace, "Ada Lovelace", "ada+clockify@acme.example", ZoneOffset.UTC);
        bot = world.join(workspace, "Build", "build@else.example", ZoneOffset.UTC);
        hostile = world.join(workspace, HOSTILE, "hostile@else.example", ZoneOffset.UTC);
        work(world, ada, 5);
        work(world, bot, 2);
        work(world, hostile, 1);
        Path roster = folder.resolve("roster.csv");
        Files.writeString(roster, "id,email,full_name,team\n" + owner
                + "E1,ada@acme.example,Ada Lovelace,Ops\nE2,bob@acme.example,Bob Babbage,Dev\n");
        simulator = ClockifySimulator.start(world);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class).run(roster, new Order("a test", "a test"));
        site.hub().sync();
        admin = site.visitor("admin");
        csrf = admin.csrf(LIST);
    }

    private static void work(World world, String user, int hours) {
        Instant start = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS);
        world.createEntry(world.workspaceId(), EntryDraft.of(user, start, start.plus(hours, ChronoUnit.HOURS)));
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    /** Sends a decision; gives the address to which it leads. */
    private String decide(String... form) {
        String[] all = new String[form.length + 2];
        all[0] = "_csrf";
        all[1] = csrf;
        System.arraycopy(form, 0, all, 2, form.length);
        HttpResponse<String> answer = admin.post(DECIDE, all);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("location").orElseThrow();
    }

    private String page(String address) {
        return admin.page(address.replaceAll("#.*", ""));
    }

    private static String found(Pattern pattern, String page) {
        Matcher found = pattern.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }

    @Test
    void the_pending_come_first_those_with_the_most_work_on_top_and_hostile_names_stay_text() {
        String page = page(LIST);

        assertThat(words(page)).contains("8.0 h without an owner", "Ada Lovelace ada+clockify@acme.example", "5.0 h", "Perhaps Ada Lovelace (E1)",
                "same e-mail but for a tag behind a plus sign", "No suggestion", "pending (3)", "matched (1)");
        assertThat(List.of(page.indexOf("row-" + ada), page.indexOf("row-" + bot), page.indexOf("row-" + hostile))).isSorted().doesNotContain(-1);
        assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script>alert", "\u202e", " style=", "onclick", "javascript:");
        assertThat(words(page(LIST + "?text=BUILD"))).contains("Build").doesNotContain("Ada Lovelace ada+");
        assertThat(page(LIST + "/users/" + hostile)).contains("&lt;script&gt;").doesNotContain("<script>alert");
        assertThat(admin.get(LIST + "?state=odd").statusCode()).isEqualTo(400);
        assertThat(admin.get(LIST + "?page=-1").statusCode()).isEqualTo(400);
        assertThat(admin.get(LIST + "/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void a_suggestion_is_accepted_for_all_of_the_past_the_next_row_is_next_and_undo_takes_it_back() {
        assertThat(words(page("/console/timeline"))).contains("not matched");

        String next = decide("action", "accept", "user", ada, "employee", "E1", "next", bot, "query", "text=a");

        assertThat(next).startsWith(LIST + "?text=a&decided=").endsWith("#row-" + bot);
        String after = page(next);
        assertThat(words(after)).contains("Ada Lovelace: Ada Lovelace (E1), suggested by plus-tag. It holds for all of the past, too.");
        assertThat(after).doesNotContain("row-" + ada);
        assertThat(page("/console/timeline?person=E1")).contains("Ada Lovelace");
        assertThat(words(page(LIST + "/history"))).contains("not decided Ada Lovelace (E1), suggested by plus-tag admin Undo");

        String undone = decide("action", "undo", "decision", found(DECISION, after), "next", ada);

        assertThat(words(page(undone))).contains("Ada Lovelace: not decided.").contains("pending (3)");
        assertThat(page(undone)).contains("row-" + ada);
        assertThat(words(page(LIST + "/history"))).contains("Ada Lovelace (E1), suggested by plus-tag not decided admin");
    }

    @Test
    void many_are_accepted_as_one_decision_and_undone_as_one_and_nothing_where_a_suggestion_has_changed() {
        String second = "second";
        String third = "third";
        site.hub().context().getRegistry().findSingleByType(People.class).storeUsers(world.workspaceId(), List.of(
                new ClockifyUser(second, "ada+home@acme.example", "Ada Lovelace", null, null), new ClockifyUser(third, "bob+x@acme.example", "Bob Babbage", null, null)));
        String list = page(LIST);
        assertThat(list).contains("name=\"ticked\" value=\"" + ada + " E1\"", "name=\"ticked\" value=\"" + third + " E2\"")
                .doesNotContain("name=\"ticked\" value=\"" + bot);

        assertThat(words(page(decide("action", "accept-many")))).contains("Nothing was decided: nobody was ticked");
        assertThat(words(page(decide("action", "accept-many", "ticked", ada + " E1", "ticked", third + " E1")))).as("all or none")
                .contains("Nothing was decided: Bob Babbage has another suggestion now, or none").contains("pending (5)");
        String two = decide("action", "accept-many", "ticked", ada + " E1", "ticked", third + " E2", "offered", second + " E1");
        assertThat(words(page(two))).contains("Decided about 2 people.", "Undo all 2", "pending (3)");
        assertThat(words(page(decide("action", "undo", "decision", found(DECISION, page(two)))))).contains("pending (5)");

        String all = decide("action", "accept-many", "all", "on", "offered", ada + " E1", "offered", third + " E2", "offered", second + " E1");
        assertThat(words(page(all))).as("without scripts").contains("Decided about 3 people.", "pending (2)");
        assertThat(words(page("/console/audit"))).contains("3 people");
    }

    @Test
    void who_is_ignored_with_a_reason_does_not_come_back_until_it_is_taken_back() {
        assertThat(words(page(decide("action", "ignore", "user", bot, "reason", " ")))).contains("Nothing was decided: say why");

        decide("action", "ignore", "user", bot, "reason", "a build server <b>");
        site.hub().sync();

        assertThat(page(LIST)).doesNotContain("row-" + bot);
        assertThat(words(page(LIST + "?state=ignored"))).contains("ignored a build server &lt;b&gt;, decided by admin");
        assertThat(words(page(LIST + "/history"))).contains("ignored: a build server &lt;b&gt;");

        decide("action", "release", "user", bot);

        assertThat(page(LIST)).contains("row-" + bot);
    }

    @Test
    void any_employee_is_found_and_chosen() {
        String found = page(LIST + "/users/" + hostile + "?find=dev+bob&next=" + ada);
        assertThat(words(found)).contains("Bob Babbage (E2)", "bob@acme.example", "Choose");
        assertThat(words(page(LIST + "/users/" + hostile + "?find=xyzzy"))).contains("No employee of the roster has all of these words");

        decide("action", "choose", "user", hostile, "employee", "E2");

        assertThat(words(page(LIST + "?state=matched"))).contains("Bob Babbage (E2) by hand, decided by admin");
        assertThat(words(page(LIST + "/users/" + hostile))).contains("matched", "Take off", "not decided Bob Babbage (E2), by hand");
        assertThat(words(page(decide("action", "accept", "user", hostile, "employee", "E2")))).contains("Nothing was decided", "already");
        assertThat(words(page(decide("action", "choose", "user", hostile, "employee", "E9")))).contains("Nothing was decided: there is no employee");
    }

    @Test
    void the_pending_are_filled_in_elsewhere_previewed_and_imported_as_one_decision() {
        String csv = page(LIST + "/pending.csv");
        assertThat(csv.lines().findFirst().orElseThrow()).startsWith("clockify_user,employee,name,email");
        assertThat(csv.lines()).hasSize(4);

        HttpResponse<String> wrong = admin.upload(IMPORT + "?kind=mappings", csv.replace(ada + ",", ada + ",E9"), "_csrf", csrf);
        assertThat(wrong.statusCode()).isEqualTo(200);
        assertThat(words(wrong.body())).contains("Nothing can be imported until these lines are right.", "there is no employee").containsPattern("line \\d: ");
        assertThat(wrong.body()).doesNotContain("name=\"upload\"");

        String preview = admin.upload(IMPORT + "?kind=mappings", csv.replace(ada + ",", ada + ",E1").replace(bot + ",", bot + ",Bob Babbage"), "_csrf", csrf).body();
        assertThat(words(preview)).contains("2 people change", "Ada Lovelace – E1 (Ada Lovelace)");
        assertThat(words(page(LIST))).contains("pending (3)");
        String upload = found(UPLOAD, preview);
        HttpResponse<String> imported = admin.post(IMPORT, "_csrf", csrf, "upload", upload);

        String after = page(imported.headers().firstValue("location").orElseThrow());
        assertThat(words(after)).contains("Decided about 2 people.", "pending (1)");
        assertThat(admin.post(IMPORT, "_csrf", csrf, "upload", upload).headers().firstValue("location"))
                .as("who sends it once more").isEqualTo(imported.headers().firstValue("location"));
        assertThat(site.hub().count("select count(distinct decision) from clockify_identity_change where by_whom = 'admin'")).isEqualTo(1);
        assertThat(words(page(decide("action", "undo", "decision", found(DECISION, after))))).contains("pending (3)");
    }

    @Test
    void a_roster_is_previewed_with_errors_by_line_and_imported() {
        assertThat(words(admin.upload(IMPORT + "?kind=roster", "id,email\nE3,x@acme.example\n,y@acme.example\n", "_csrf", csrf).body()))
                .contains("line 3: the id is missing");
        assertThat(page(admin.upload(IMPORT + "?kind=roster", "", "_csrf", csrf).headers().firstValue("location").orElseThrow()))
                .contains("Choose a file", "id=\"file-roster-wrong\"").doesNotContain("id=\"file-mappings-wrong\"");

        String preview = admin.upload(IMPORT + "?kind=roster", "id,email,full_name\nE3,build@else.example,Bülent Şahin\n", "_csrf", csrf).body();
        assertThat(words(preview)).contains("Employees: 1 new, 0 changed, 0 as they are.");
        HttpResponse<String> imported = admin.post(IMPORT, "_csrf", csrf, "upload", found(UPLOAD, preview));

        assertThat(words(page(imported.headers().firstValue("location").orElseThrow()))).contains("The roster is imported: 1 new");
        assertThat(words(page(LIST + "/users/" + bot + "?find=b%C3%BClent"))).contains("Bülent Şahin (E3)");
    }

    @Test
    void a_file_of_columns_that_nobody_knows_is_mapped_on_the_page_with_its_first_rows_and_says_how_many_would_match() {
        String first = admin.upload(IMPORT + "?kind=roster", "Ausweis;Wer;Post;Lage\nE3;Build Server;build@else.example;im Haus\n"
                + "E4;Jo <b>Bloggs</b>;;Vorruhestand\n", "_csrf", csrf).body();
        assertThat(words(first)).contains("the column \"id\" is missing: choose which it is below", "the column \"Post\" is read as email", "Ausweis Not read", "im Haus Vorruhestand")
                .doesNotContain("would match", "--map");
        assertThat(first).contains("Jo &lt;b&gt;").doesNotContain("<b>Bloggs", "name=\"act\" value=\"import\"");

        String mapped = admin.post(IMPORT, "_csrf", csrf, "upload", found(UPLOAD, first), "act", "read",
                "column-0", "id", "column-1", "full_name", "column-2", "email", "column-3", "active").body();
        assertThat(words(mapped)).contains("2 lines: active is", "What these say", "im Haus Choose");
        assertThat(mapped).contains("<option value=\"email\" selected>E-mail</option>");

        String read = admin.post(IMPORT, "_csrf", csrf, "upload", found(UPLOAD, mapped), "act", "import", "column-0", "id", "column-1", "full_name",
                "column-2", "email", "column-3", "active", "state", "im Haus", "state-0", "true", "state", "Vorruhestand", "state-1", "false").body();
        assertThat(words(read)).as("what was changed is shown first").contains("Employees: 2 new, 0 changed, 0 as they are.", "1 of 2 would match a Clockify user.");
        assertThat(site.hub().count("select count(*) from clockify_employee")).as("nothing is written").isEqualTo(3);

        HttpResponse<String> imported = admin.post(IMPORT, "_csrf", csrf, "upload", found(UPLOAD, read), "act", "import", "column-0", "id", "column-1", "full_name",
                "column-2", "email", "column-3", "active", "state", "im Haus", "state-0", "true", "state", "Vorruhestand", "state-1", "false");
        assertThat(words(page(imported.headers().firstValue("location").orElseThrow()))).contains("The roster is imported: 2 new");
        assertThat(site.hub().count("select count(*) from clockify_employee where id in ('E3', 'E4') and active")).isEqualTo(1);
    }

    @Test
    void a_file_that_is_too_large_is_refused_beside_its_field_and_writes_nothing() {
        HttpResponse<String> answer = admin.upload(IMPORT + "?kind=roster", "id,email\n" + "x".repeat(5 << 20), "_csrf", csrf);

        assertThat(answer.statusCode()).isEqualTo(303);
        String page = page(answer.headers().firstValue("location").orElseThrow());
        assertThat(page).contains("<p class=\"wrong\" id=\"file-roster-wrong\">Nothing was read: the file is larger than 2 MB.",
                "aria-describedby=\"file-roster-wrong\" aria-invalid=\"true\"").doesNotContain("id=\"file-mappings-wrong\"");
        assertThat(site.hub().count("select count(*) from clockify_employee")).isEqualTo(3);
        assertThat(admin.upload(IMPORT + "?kind=roster", "id,email\nE7,y@acme.example\n", "_csrf", csrf).statusCode()).as("the next one").isEqualTo(200);
    }

    @Test
    void nobody_but_an_admin_sees_or_decides_anything() {
        for (String name : List.of("viewer", "manager")) {
            ConsoleSite.Visit visit = site.visitor(name);
            String token = visit.csrf("/console/timeline");
            for (String path : List.of(LIST, LIST + "/history", LIST + "/pending.csv", IMPORT, LIST + "/users/" + ada)) {
                assertThat(visit.get(path).statusCode()).as(path).isEqualTo(403);
            }
            assertThat(visit.post(DECIDE, "_csrf", token, "action", "accept", "user", ada, "employee", "E1").statusCode()).isEqualTo(403);
            assertThat(visit.upload(IMPORT + "?kind=mappings", "clockify_user,employee\n" + ada + ",E1\n", "_csrf", token).statusCode()).isEqualTo(403);
            assertThat(visit.page("/console/timeline")).doesNotContain("\"" + LIST + "\"", LIST + "/users");
        }
        assertThat(admin.post(DECIDE, "_csrf", "wrong", "action", "accept", "user", ada, "employee", "E1").statusCode()).isEqualTo(403);
        assertThat(admin.upload(IMPORT + "?kind=mappings", "x", "_csrf", "wrong").statusCode()).isEqualTo(403);
        assertThat(site.visitor().upload(IMPORT + "?kind=mappings", "x", "_csrf", csrf).statusCode()).isEqualTo(303);
        assertThat(words(page(LIST))).contains("pending (3)");
    }

    @Test
    void one_who_previews_cannot_import_the_file_of_another() {
        String preview = admin.upload(IMPORT + "?kind=mappings", "clockify_user,employee\n" + ada + ",E1\n", "_csrf", csrf).body();
        ConsoleSite.Visit other = site.visitor("admin");

        HttpResponse<String> answer = other.post(IMPORT, "_csrf", other.csrf(LIST), "upload", found(UPLOAD, preview));

        assertThat(words(other.page(answer.headers().firstValue("location").orElseThrow()))).contains("The file is not kept any more");
        assertThat(words(page(LIST))).contains("pending (3)");
    }
}
