package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.query.FiguresQuery;
import io.camelhub.clockify.run.SyncOrder;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.Resource;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams on the pages of the console. */
@Tag("slow")
class StreamsInConsoleTest {

    private static final String PAGE = "/console/integrations/acme";
    private static final String HELD = PAGE + "/deletions";

    private final World world = World.builder().seed(84).people(3).entries(10).plan(Plan.PRO).resources(true).oddities(false).build();
    private final String workspace = world.workspaceId();
    private ClockifySimulator simulator;
    private ConsoleSite site;
    private ConsoleSite.Visit admin;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        simulator = ClockifySimulator.start(world);
        world.changeFeature(workspace, "SCHEDULING", false);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example",
                Map.of("clockify.streams", "holiday, assignment", "clockify.integrations.acme.team-ids", workspace));
        site.hub().sync();
        admin = site.visitor("admin");
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private double held() {
        return site.hub().context().getRegistry().findSingleByType(FiguresQuery.class)
                .figures(site.hub().context().getRegistry().findSingleByType(ClockifySettings.class).integrations())
                .integrations().get(0).workspaces().get(0).deletionsHeld();
    }

    @Test
    void the_page_of_an_integration_has_a_line_a_stream_and_says_why_one_is_not_read() {
        assertThat(words(admin.page(PAGE))).containsPattern("holiday: \\d+ rows, read .*, next ")
                .contains("assignment: not read, its plan does not have SCHEDULING");
    }

    @Test
    void missing_rows_that_are_held_back_are_shown_and_go_when_they_are_confirmed() {
        String gone = world.resources(workspace).ids(Resource.HOLIDAY).get(0);
        world.changeRole(workspace, world.keyOwner(World.ADMIN), Role.TEAM_MANAGER);
        world.resources(workspace).delete(Resource.HOLIDAY, gone);
        site.hub().sync(new SyncOrder(List.of(), true, LocalDate.now(ZoneOffset.UTC), null, null, false));

        assertThat(words(admin.page("/console/integrations"))).contains("Act: confirm deletions");
        assertThat(admin.page(PAGE)).contains(HELD);
        assertThat(held()).isEqualTo(1);
        String page = admin.page(HELD);
        assertThat(words(page)).contains("1 row of a stream would be deleted", "holiday: 1 missing rows are held back");

        Matcher version = Pattern.compile("name=\"version\" value=\"([^\"]+)\"").matcher(page);
        assertThat(version.find()).isTrue();
        HttpResponse<String> answer = admin.post(HELD, "_csrf", admin.csrf(HELD), "version", version.group(1));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(words(admin.page(answer.headers().firstValue("location").orElseThrow()))).contains("The deletions of acme were confirmed");
        assertThat(site.hub().count("select count(*) from clockify_holiday where deleted_at is not null and id = '" + gone + "'")).isEqualTo(1);
        assertThat(words(admin.page(HELD))).contains("Nothing is held back");
        assertThat(held()).isZero();
    }
}
