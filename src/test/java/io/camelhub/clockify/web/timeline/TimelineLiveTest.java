package io.camelhub.clockify.web.timeline;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.web.ConsoleSite.Visit;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes in Clockify while a user looks at the timeline. */
class TimelineLiveTest {

    private static final Pattern EVENT = Pattern.compile("id=\"event-(\\w+)\"");
    private static final Pattern NEW_EVENT = Pattern.compile("class=\"event new\"(?:(?!</li>).)*?id=\"event-(\\w+)\"", Pattern.DOTALL);
    private static final int A_PAGE = 50;

    private final Instant now = Instant.now();
    private final World world = World.builder().seed(7).people(1).entries(0).zones("UTC").oddities(false).build();
    private final String workspace = world.workspaceId();
    private final String ada = world.join(workspace, "Ada Lovelace", "ada@acme.example", ZoneOffset.UTC);
    private final String grace = world.join(workspace, "Grace Hopper", "grace@acme.example", ZoneOffset.UTC);
    private final List<String> entries = new ArrayList<>();
    private ClockifySimulator simulator;
    private ConsoleSite site;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        for (int i = 0; i < A_PAGE; i++) {
            entries.add(entry(ada, 2 + i, "Note " + i));
        }
        simulator = ClockifySimulator.start(world);
        simulator.behaviour().deletionDelay(Duration.ZERO);
        site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of("clockify.delete-lag", "1s"));
        site.hub().sync();
    }

    @AfterEach
    void stop() {
        site.close();
        simulator.close();
    }

    private String entry(String user, int hoursAgo, String description) {
        Instant start = now.minus(Duration.ofHours(hoursAgo));
        return world.createEntry(workspace, EntryDraft.of(user, start, start.plusSeconds(3600)).withDescription(description));
    }

    /** Syncs until something has come here: Clockify's clock tells whole seconds. */
    private void arrives(String condition) {
        await().atMost(30, SECONDS).until(() -> {
            site.hub().sync();
            return site.hub().count("select count(*) from clockify_time_entry where " + condition) > 0;
        });
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1)).toList();
    }

    private static String link(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as(pattern + " in " + page).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private String poll(Visit visit, String query) {
        return link(visit.page("/console/timeline?" + query), "data-poll=\"([^\"]+)\"");
    }

    @Test
    void new_events_are_announced_under_exactly_the_filter_of_the_page() {
        Visit viewer = site.visitor("viewer");
        String poll = poll(viewer, "person=" + ada);
        String other = poll(viewer, "person=" + grace);
        assertThat(viewer.page(poll)).isEmpty();

        String timer = world.startTimer(workspace, ada, "Live");
        arrives("id = '" + timer + "'");
        String news = viewer.page(poll);
        assertThat(news).contains("1 new event · show");
        assertThat(viewer.page(other)).isEmpty();
        assertThat(found(EVENT, viewer.page(link(news, "href=\"([^\"]+)\"")))).as("without script").contains(timer);
        String fresh = viewer.page(link(news, "data-fresh=\"([^\"]+)\""));
        assertThat(found(NEW_EVENT, fresh)).containsExactly(timer);
        assertThat(fresh).contains("data-running=\"", "1 running");
        String further = link(fresh, "data-poll=\"([^\"]+)\"");
        assertThat(further).contains("person=" + ada).doesNotContain("since=");
        assertThat(viewer.page(further)).isEmpty();

        world.stopTimer(workspace, timer);
        arrives("id = '" + timer + "' and ended_at is not null");
        assertThat(viewer.page(further)).contains("Running timers have changed · show");
    }

    @Test
    void what_is_new_and_older_than_the_page_is_named_with_a_way_to_it() {
        Visit viewer = site.visitor("viewer");
        String poll = poll(viewer, "");
        String late = entry(grace, 100, "Late");
        arrives("id = '" + late + "'");

        String fresh = viewer.page(link(viewer.page(poll), "data-fresh=\"([^\"]+)\""));
        assertThat(found(EVENT, fresh)).hasSize(A_PAGE).doesNotContain(late);
        assertThat(found(EVENT, viewer.page(link(fresh, "class=\"bar\" href=\"([^\"]+)\">1 new event is further back")))).contains(late);
    }

    @Test
    void the_history_of_an_event_says_what_changed_and_that_it_was_deleted() {
        String entry = entries.get(5);
        String path = "/console/timeline/" + workspace + "/" + entry;
        Visit viewer = site.visitor("viewer");
        world.editEntry(workspace, entry, draft -> draft.withDescription("Note \u202efive"));
        arrives("id = '" + entry + "' and description like '%five'");

        assertThat(viewer.page(path)).contains("<h1>Note  five</h1>", "Description changed from “Note 5” to “Note  five”").doesNotContain("\u202e");

        world.deleteEntry(workspace, entry);
        arrives("id = '" + entry + "' and deleted_at is not null");
        assertThat(viewer.page("/console/timeline?text=five")).contains("Nothing matches these filters", "Clear all filters");
        assertThat(viewer.page(path)).contains("deleted in Clockify, found", "<b>Deleted in Clockify, ", "It was deleted in Clockify");
    }
}
