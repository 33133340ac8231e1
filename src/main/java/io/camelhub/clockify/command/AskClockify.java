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
 * Asks Clockify, through the routes, for an entry or for a user's entries in a time range. The answers are not stored, and hold no data that must
 * not be stored, such as that of erased people.
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
     * @param pages the answers, a page each; one without rows means that nothing was found
     * @param problems why Clockify did not answer, or refused
     */
    public record Result(List<TimeEntryPage> pages, List<String> problems) {
    }

    private record Place(String integration, String workspaceId) {
    }

    /** Asks for an entry by its id: where it is stored, in its workspace; otherwise in one visible workspace after the other until one has it. */
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

    /** Asks for the entries of users that start in a window, in each workspace where the users are known. */
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

    /** One place per workspace: its first integration in use. */
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

    /** @param within keeps only entries that start in this window; null keeps all */
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
