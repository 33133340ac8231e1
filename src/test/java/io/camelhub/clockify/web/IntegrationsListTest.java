package io.camelhub.clockify.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The list of many integrations, over HTTP. */
class IntegrationsListTest {

    private static final Pattern NAME = Pattern.compile("class=\"name\" href=\"/console/integrations/([^\"]+)\"");

    @Test
    void of_many_what_needs_somebody_is_on_top_the_paused_are_not_active_and_the_poll_keeps_what_is_chosen(@TempDir Path folder) throws IOException {
        StringBuilder settings = new StringBuilder("clockify.tick = 0 0 0 1 1 ? 2099\nclockify.integrations.zulu.team-ids = x\n");
        IntStream.rangeClosed(10, 39).forEach(i -> settings.append("clockify.integrations.team-").append(i).append(".api-key = key-of-").append(i).append('\n'));
        List.of(12, 25, 31).forEach(i -> settings.append("clockify.integrations.team-").append(i).append(".enabled = false\n"));
        try (ConsoleSite site = ConsoleSite.start(Files.writeString(folder.resolve("application.properties"), settings), TestDatabases.empty(Dialect.H2))) {
            ConsoleSite.Visit admin = site.visitor("admin");

            String page = admin.page("/console/integrations");
            assertThat(page).contains("28 active · 1 needs you · 3 paused · times in");
            assertThat(names(page)).hasSize(31).startsWith("zulu", "team-10", "team-11", "team-13").endsWith("team-12", "team-25", "team-31");
            assertThat(names(admin.page("/console/integrations?text=team+2"))).hasSize(12).contains("team-12", "team-20");
            String paused = admin.page("/console/integrations?state=paused&sort=name");
            assertThat(names(paused)).containsExactly("team-12", "team-25", "team-31");
            assertThat(paused).contains("3 listed", "hx-get=\"/console/integrations/list/poll?state=paused&amp;sort=name\"");
            String poll = admin.page("/console/integrations/list/poll?state=paused&sort=name");
            assertThat(names(poll)).containsExactly("team-12", "team-25", "team-31");
            assertThat(poll).contains("<p id=\"summary\" hx-swap-oob=\"true\">28 active").doesNotContain("<form", "<input");
            assertThat(admin.page("/console/integrations?text=nothing")).contains("No such integration", "List all");
        }
    }

    private static List<String> names(String page) {
        return NAME.matcher(page).results().map(found -> found.group(1)).toList();
    }
}
