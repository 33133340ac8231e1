package io.camelhub.clockify.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.Webhook;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.webhooks.WebhookListPolicy.Last;
import io.camelhub.clockify.webhooks.WebhookTable.Place;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Schedules the reading of Clockify's webhook lists. Each process with webhooks reads them itself, because tokens are in memory only: at its start,
 * daily, after a delivery with an unknown signature, and where the tables show other webhooks. Safe for use by several threads.
 */
public final class WebhookList {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookList.class);

    private final Database database;
    private final ClockifySettings settings;
    private final WebhookTokens tokens;
    private final OptionalRequests optional;
    private final BooleanSupplier takesDeliveries;
    private final WebhookTable table;
    private final Map<Place, State> states = new HashMap<>();

    /** @param takesDeliveries whether this process accepts webhooks, or only executes a command */
    public WebhookList(Database database, ClockifySettings settings, WebhookTokens tokens, OptionalRequests optional, BooleanSupplier takesDeliveries) {
        this.database = database;
        this.settings = settings;
        this.tokens = tokens;
        this.optional = optional;
        this.takesDeliveries = takesDeliveries;
        this.table = new WebhookTable(database);
    }

    /** This process's knowledge of a workspace's list. */
    private static final class State {

        private Last last;
        private Instant triedAt;
        private boolean unknown;
        private boolean read;
        private boolean changed;
        private Set<String> ids = Set.of();

        private void triedAt(Last how, Instant now) {
            last = how;
            triedAt = now;
        }
    }

    /** The workspaces whose lists the caller has to read now. */
    public synchronized List<Place> due() {
        if (settings.webhooksUrl() == null || !takesDeliveries.getAsBoolean()) {
            tokens.retain(Set.of());
            states.clear();
            return List.of();
        }
        Map<String, Integration> integrations = settings.integrations().integrations().stream().filter(Integration::enabled)
                .collect(Collectors.toMap(Integration::name, integration -> integration));
        tokens.retain(integrations.keySet());
        try {
            Map<Place, Boolean> scarce = workspaces(integrations);
            states.keySet().retainAll(scarce.keySet());
            scarce.keySet().forEach(place -> states.computeIfAbsent(place, none -> new State()));
            integrations.keySet().stream().filter(tokens::takeUnknown).forEach(this::noteUnknown);
            noteChanged();
            Instant now = database.now();
            List<Place> due = scarce.entrySet().stream().filter(one -> {
                State state = states.get(one.getKey());
                return WebhookListPolicy.isDue(state.last, state.triedAt, state.unknown, state.changed, one.getValue(), now);
            }).map(Map.Entry::getKey).toList();
            integrations.keySet().forEach(this::noteCurrent);
            // marked as being read, so that no other thread reads it
            due.forEach(place -> states.get(place).triedAt(Last.UNANSWERED, now));
            return due;
        } catch (DataAccessException | DatabaseUnavailableException e) {
            // the tick reports the error
            LOG.debug("The lists of webhooks wait: {}", e.getMessage());
            return List.of();
        }
    }

    /** Checks whether the tables show other webhooks than this process knows; if so, its {@link WebhookTokens} are outdated. */
    public synchronized void compare() {
        noteChanged();
        states.keySet().stream().map(Place::integration).distinct().toList().forEach(this::noteCurrent);
    }

    private void noteChanged() {
        Map<Place, Set<String>> stored = table.ids();
        states.forEach((place, state) -> state.changed = !stored.getOrDefault(place, Set.of()).equals(state.ids));
    }

    private void noteCurrent(String integration) {
        List<State> own = states.entrySet().stream().filter(one -> one.getKey().integration().equals(integration)).map(Map.Entry::getValue).toList();
        tokens.setCurrent(integration, !own.isEmpty()
                && own.stream().allMatch(state -> WebhookListPolicy.isCurrent(state.last, state.read, state.changed)));
    }

    private void noteUnknown(String integration) {
        states.forEach((place, state) -> state.unknown |= place.integration().equals(integration));
    }

    /** Whether requests are scarce, by workspace: on the Free plan, on an unknown one, or with {@code requests-per-hour}. */
    private Map<Place, Boolean> workspaces(Map<String, Integration> integrations) {
        Map<Place, Boolean> scarce = new HashMap<>();
        database.statement("webhook-list/workspaces").query(row -> {
            Integration integration = integrations.get(row.getString("integration"));
            if (integration != null) {
                scarce.put(new Place(integration.name(), row.getString("workspace_id")),
                        integration.perHour(row.getString("plan")) != null);
            }
        });
        return scarce;
    }

    /** Stores Clockify's answer: from now on deliveries of these webhooks are accepted. */
    public void read(String integration, String workspaceId, JsonNode answer) {
        Place place = new Place(integration, workspaceId);
        String url = settings.webhookUrl(integration);
        List<Webhook> own = Webhook.list(answer).stream().filter(webhook -> webhook.url().equals(url)).toList();
        tokens.replace(integration, workspaceId, own.stream().filter(webhook -> webhook.token() != null && !webhook.token().isBlank())
                .map(webhook -> new WebhookTokens.Token(webhook.token(), workspaceId, webhook.id(), webhook.event())).toList());
        table.store(place, own);
        optional.answered(integration, workspaceId, OptionalRequests.WEBHOOKS);
        ended(place, Last.READ, own.stream().map(Webhook::id).collect(Collectors.toSet()));
        own.stream().filter(webhook -> !webhook.delivers()).forEach(webhook -> LOG.warn(
                "Workspace {}: the webhook for {} of integration {} is switched off; changes come with the next sync", workspaceId, webhook.event(), integration));
    }

    /** Records a refused or unanswered request; the known webhooks stay. */
    public void failed(String integration, String workspaceId, Exception thrown) {
        Throwable cause = ErrorTranslator.cause(thrown);
        boolean refused = cause instanceof RequestFailedException fault && fault.refusedWith() != null;
        if (refused) {
            optional.note(null, integration, workspaceId, OptionalRequests.WEBHOOKS, (RequestFailedException) cause);
        } else {
            LOG.info("Workspace {}: the list of webhooks is not read: {}", workspaceId, cause.getMessage());
        }
        ended(new Place(integration, workspaceId), refused ? Last.REFUSED : Last.UNANSWERED, null);
    }

    /** @param ids of the webhooks now known; null where nothing has changed */
    private synchronized void ended(Place place, Last last, Set<String> ids) {
        State state = states.computeIfAbsent(place, none -> new State());
        state.triedAt(last, database.now());
        if (ids != null) {
            state.ids = ids;
            state.unknown = false;
            state.read = true;
            state.changed = false;
        }
        noteCurrent(place.integration());
    }
}
