package io.camelhub.clockify.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.http.TimeEntryRows;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.plan.UserLists;
import io.camelhub.clockify.privacy.PagePrivacy;
import io.camelhub.clockify.run.Window;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/**
 * Orders that Clockify is asked, through the routes, for an entry or for a time of a user. What it gives is stored nowhere, and holds
 * nothing that must not be written: of people who were erased, say.
 */
public final class AskClockify {

    private final CamelContext context;
    private final Database database;
    private final ClockifySettings settings;
    private final ObjectMapper json;
    private final PagePrivacy privacy;

    public AskClockify(CamelContext context, Database database, ClockifySettings settings, ObjectMapper json) {
        this.context = context;
        this.database = database;
        this.settings = settings;
        this.json = json;
        this.privacy = new PagePrivacy(database, settings::keepDescriptions, settings::rates);
    }

    /**
     * @param pages what was given, a page each time; one without rows is that nothing is there
     * @param problems why Clockify did not answer, or did not want to
     */
    public record Result(List<TimeEntryPage> pages, List<String> problems) {
    }

    private record Place(String integration, String workspaceId) {
    }

    /** An entry by its id, in each workspace that some key sees until one has it; only in its own where it is stored. */
    public Result entry(String id, Order order) throws IOException {
        if (!Text.isId(id)) {
            throw CommandFailedException.wrongInput("'" + id + "' is no id of a time entry");
        }
        order.log("ask Clockify for entry " + id);
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (Place place : usable(database.statement("ask-clockify/places-of-entry", "id", id)
                .query((row, index) -> new Place(row.getString("integration"), row.getString("workspace_id"))).list())) {
            ask(place, "/workspaces/" + place.workspaceId() + "/time-entries/" + id, "", null, result);
            if (result.pages().stream().anyMatch(page -> page.received() > 0)) {
                break;
            }
        }
        return result;
    }

    /** What of users started in a window, each in the workspaces where they are known. */
    public Result days(Collection<String> users, Window window, Order order) throws IOException {
        order.log("ask Clockify for the entries of " + users.size() + " users from " + window.from() + " to " + window.to());
        Result result = new Result(new ArrayList<>(), new ArrayList<>());
        for (String user : users.stream().filter(user -> !UserRef.isPseudonym(user)).toList()) {
            for (Place place : usable(database.statement("ask-clockify/places-of-user", "user", user)
                    .query((row, index) -> new Place(row.getString("integration"), row.getString("workspace_id"))).list())) {
                ask(place, "/workspaces/" + place.workspaceId() + "/user/" + user + "/time-entries",
                        UserLists.query(window, 1), window, result);
            }
        }
        return result;
    }

    /** Of each workspace the first whose integration is in use. */
    private List<Place> usable(List<Place> places) {
        List<Place> usable = new ArrayList<>();
        for (Place place : places) {
            if (settings.integration(place.integration()).filter(Integration::enabled).isPresent()
                    && usable.stream().noneMatch(one -> one.workspaceId().equals(place.workspaceId()))) {
                usable.add(place);
            }
        }
        return usable;
    }

    /** @param within the entries that are wanted; null for all */
    private void ask(Place place, String path, String query, Window within, Result result) throws IOException {
        SyncNow.requireRoute(context, "clockify-get");
        try (ProducerTemplate template = context.createProducerTemplate()) {
            Exchange exchange = template.send("direct:clockify-get", request -> {
                request.setVariable("clockifyIntegration", place.integration());
                request.setVariable("clockifyWorkspace", place.workspaceId());
                request.setVariable("clockifyPath", path);
                request.setVariable("clockifyQuery", query);
            });
            Exception fault = exchange.getException();
            if (fault == null) {
                JsonNode answer = exchange.getMessage().getBody(JsonNode.class);
                TimeEntryRows rows = TimeEntryRows.of(answer.isArray() ? answer : json.createArrayNode().add(answer));
                List<TimeEntry> entries = rows.entries().stream()
                        .filter(entry -> within == null || within.contains(entry.startedAt())).toList();
                result.pages().add(page(place, entries, rows));
            } else if (ErrorTranslator.cause(fault) instanceof RequestRefusedException refused && refused.saysGone()) {
                result.pages().add(page(place, List.of(), TimeEntryRows.of(json.createArrayNode())));
            } else {
                result.problems().add(place.integration() + ": " + ErrorMessages.of(fault));
            }
        }
    }

    private TimeEntryPage page(Place place, List<TimeEntry> entries, TimeEntryRows rows) {
        return privacy.applied(new TimeEntryPage(place.integration(), place.workspaceId(), "single", null, entries, rows.references(), List.of(),
                rows.rejected(), List.of(), true));
    }
}
