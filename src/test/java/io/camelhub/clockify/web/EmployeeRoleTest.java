package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.page.Page;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An employee at each address of the console, with everybody's ids: nothing of anybody else is in any answer. */
class EmployeeRoleTest {

    private static ClockifySimulator simulator;
    private static ConsoleSite site;
    private static Visit employee;
    private static Map<String, Object> own;
    private static Map<String, Object> other;
    /** What only others have: their names, addresses, ids, titles. */
    private static List<String> ofOthers;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(World.builder().seed(11).people(6).entries(120).oddities(false).build());
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of());
        site.hub().sync();
        String me = site.hub().rows("select user_id from clockify_time_entry group by user_id order by count(*) desc limit 1").get(0).get("user_id").toString();
        StringBuilder roster = new StringBuilder("id,email,email2,full_name,team,manager_email,active\n");
        for (Map<String, Object> user : site.hub().rows("select id, email, name from clockify_user where email is not null")) {
            boolean isMe = user.get("id").equals(me);
            roster.append("%s,%s,%s,%s,%s,boss@acme.example,true\n".formatted(isMe ? "ME" : "EMP-" + user.get("id"), user.get("email"),
                    isMe ? ConsoleSite.EMPLOYEE_EMAIL : "", user.get("name"), isMe ? "Mine" : "Theirs"));
        }
        site.hub().context().getRegistry().findSingleByType(ImportRoster.class)
                .run(Files.writeString(folder.resolve("roster.csv"), roster), new Order("a test", "a test"));
        site.hub().execute("update clockify_time_entry set description = 'zxq ' || id where user_id <> '" + me + "'");
        own = site.hub().rows("select workspace_id, id, user_id, project_id, client_id from clockify_time_entry where user_id = '" + me + "' limit 1").get(0);
        other = site.hub().rows("select workspace_id, id, user_id, project_name, project_id, client_id from clockify_time_entry where user_id <> '" + me
                + "' and client_id is not null limit 1").get(0);
        ofOthers = new ArrayList<>(List.of("EMP-", "Theirs", "zxq "));
        site.hub().rows("select id, email, name from clockify_user where id <> '" + me + "'")
                .forEach(user -> user.values().stream().filter(value -> value != null).map(Object::toString).forEach(ofOthers::add));
        employee = site.visitor("employee");
        assertThat(site.hub().count("select count(*) from clockify_user where employee_id = 'ME'")).isEqualTo(1);
    }

    @AfterAll
    static void stop() {
        site.close();
        simulator.close();
    }

    private static String encoded(Object text) {
        return URLEncoder.encode(text.toString(), StandardCharsets.UTF_8);
    }

    /** An address with all objects that it may name, of mine and of others. */
    private static List<String> addresses(Page page) {
        List<String> addresses = new ArrayList<>();
        for (Map<String, Object> entry : List.of(own, other)) {
            String employeeId = entry == own ? "ME" : "EMP-" + entry.get("user_id");
            addresses.add(page.address().replace("{workspace}", entry.get("workspace_id").toString()).replace("{entry}", entry.get("id").toString())
                    .replace("{user}", entry.get("user_id").toString()).replace("{name}", "acme")
                    .replace("{project}", String.valueOf(entry.get("project_id"))).replace("{client}", String.valueOf(entry.get("client_id"))).replaceAll("\\{[a-z]+}", employeeId));
        }
        return addresses.stream().distinct().toList();
    }

    /** Parameters that ask for others, for lists, files, polls and searches alike. */
    private static List<String> questions() {
        return List.of("", "?seen=2020-01-01T00:00:00Z", "?person=EMP-" + other.get("user_id"), "?person=" + other.get("user_id"), "?team=Theirs",
                "?text=zxq", "?unmatched=1", "?running=1", "?deleted=1", "?from=2000-01-01&to=2100-01-01", "?project=" + encoded(other.get("project_name")),
                "?by=person&range=last-12-months", "?by=team&unit=month&person=EMP-" + other.get("user_id"), "?since=2020-01-01T00:00:00Z",
                "?week=2026-W01&employee=EMP-" + other.get("user_id"), "?q=EMP");
    }

    @Test
    void whatever_is_asked_nothing_of_anybody_else_is_answered() {
        int answered = 0;
        for (Page page : site.pages().all()) {
            for (String address : addresses(page)) {
                for (String question : questions()) {
                    HttpResponse<String> answer = employee.get(address + question);
                    // what was asked for may stand in the page that answers
                    String body = answer.body().replace(address + question, "");
                    for (String secret : ofOthers) {
                        boolean isAsked = question.contains(secret.strip()) || address.contains(secret);
                        assertThat(isAsked || !body.contains(secret)).as("%s%s: %s", address, question, secret).isTrue();
                    }
                    assertThat(answer.statusCode()).as(address + question).isLessThan(500);
                    answered += answer.statusCode() == 200 ? 1 : 0;
                }
            }
        }
        assertThat(answered).as("pages that they see").isGreaterThan(40);
    }

    @Test
    void they_see_their_own_time_and_only_that_is_counted() {
        long mine = site.hub().count("select count(*) from clockify_time_entry where user_id = '" + own.get("user_id") + "' and deleted_at is null");
        String csv = employee.get("/console/timeline/csv?from=2000-01-01&to=2100-01-01").body();

        assertThat(csv.lines().count() - 1).isEqualTo(mine);
        assertThat(employee.get("/console/timeline/" + own.get("workspace_id") + "/" + own.get("id")).statusCode()).isEqualTo(200);
        HttpResponse<String> theirs = employee.get("/console/timeline/" + other.get("workspace_id") + "/" + other.get("id"));
        assertThat(theirs.statusCode()).as("as one that there is not").isEqualTo(404);
        assertThat(theirs.body().replace(other.get("id").toString(), "")).isEqualTo(
                employee.get("/console/timeline/" + other.get("workspace_id") + "/000000000000000000000000").body().replace("000000000000000000000000", ""));
        assertThat(employee.get("/console/timeline?team=Theirs").body()).doesNotContain("<option", "EMP-");
        for (String filtered : List.of("project=" + encoded(other.get("project_name")), "person=EMP-" + other.get("user_id"))) {
            assertThat(site.hub().rows("select 1")).hasSize(1);
            assertThat(employee.get("/console/timeline/csv?from=2000-01-01&to=2100-01-01&" + filtered).body().lines().skip(1)
                    .filter(line -> !line.contains(own.get("user_id").toString())).collect(Collectors.toList())).as(filtered).isEmpty();
        }
    }

    @Test
    void the_page_of_a_person_is_there_for_whoever_may_see_them_and_as_none_for_others() {
        assertThat(employee.get("/console/").headers().firstValue("location")).hasValue("/console/me");
        for (String page : List.of(employee.page("/console/me"), employee.page("/console/people/ME"), site.visitor("viewer").page("/console/people/ME"),
                site.visitor("manager").page("/console/people/ME"), site.visitor("admin").page("/console/people/ME"))) {
            assertThat(page).contains("Mine", "<rect class=\"l", "/console/timeline?person=ME");
        }
        assertThat(site.visitor("admin").page("/console/people/ME")).contains("/console/people/users/" + own.get("user_id"));
        assertThat(site.visitor("admin").page("/console/people/users/" + own.get("user_id"))).contains("/console/people/ME");
        assertThat(site.visitor("viewer").page("/console/people/ME")).doesNotContain("/console/people/users/");
        HttpResponse<String> theirs = employee.get("/console/people/EMP-" + other.get("user_id"));
        assertThat(theirs.statusCode()).isEqualTo(404);
        assertThat(theirs.body()).isEqualTo(employee.get("/console/people/nobody").body());
        assertThat(site.visitor("viewer").get("/console/people/nobody").statusCode()).isEqualTo(404);
    }

    @Test
    void a_week_or_year_that_is_none_is_answered_in_words() {
        for (String wrong : List.of("week=2026-W54", "week=2026-49", "week=%3Cb%3E", "year=99999", "year=x")) {
            HttpResponse<String> answer = employee.get("/console/me?" + wrong);
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(answer.body()).contains("is written like");
        }
        assertThat(employee.page("/console/me?week=2020-W53&year=2020")).contains("week=2021-W01", "week=2020-W52", "year=2019", "year=2021");
    }

    @Test
    void an_employee_by_their_id_sees_the_same_and_one_who_is_nobody_sees_nothing() {
        Order order = new Order("a test", "a test");
        site.users().save("by-id", Role.EMPLOYEE, null, "ME", ConsoleSite.PASSWORD.toCharArray(), order);
        site.users().save("nobody", Role.EMPLOYEE, "nobody@acme.example", null, ConsoleSite.PASSWORD.toCharArray(), order);
        site.users().save("no-id", Role.EMPLOYEE, null, "E, 100% =gone", ConsoleSite.PASSWORD.toCharArray(), order);

        String csv = "/console/timeline/csv?from=2000-01-01&to=2100-01-01";
        assertThat(site.visitor("by-id").get(csv).body()).isEqualTo(employee.get(csv).body());
        for (String name : List.of("nobody", "no-id")) {
            Visit visit = site.visitor(name);
            assertThat(visit.get(csv).body().lines()).hasSize(1);
            assertThat(visit.page("/console/me")).contains("You are not on the roster");
            assertThat(visit.get("/console/timeline").body()).contains("You are not on the roster");
            assertThat(visit.get("/console/activity").body()).contains("You are not on the roster");
        }
        assertThat(site.users().find("no-id")).get().matches(user -> user.employee().equals("E, 100% =gone") && user.email() == null);
    }
}
