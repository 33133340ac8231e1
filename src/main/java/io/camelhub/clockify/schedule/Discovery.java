package io.camelhub.clockify.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.http.BadResponseException;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.outbox.Outbox;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.RequestBudget;
import io.camelhub.clockify.run.SyncState;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Discovers what a key can see: its owner, the workspaces, and the workspaces and user groups selected by {@code team-ids}.
 *
 * <p>By Clockify's API: {@code GET /user}, {@code GET /workspaces}, {@code GET /workspaces/{id}/user-groups}.
 */
public final class Discovery {

    private static final int LONGEST_ZONE = 64;
    private static final int DEFAULT_BACKFILL_DAYS = 365;

    private static final String INTEGRATIONS = "clockify_integration";
    private static final String INTEGRATION_WORKSPACES = "clockify_integration_workspace";

    private final Database database;
    private final ClockifySettings settings;
    private final Integrations integrations;
    private final RequestBudget budget;
    private final OptionalRequests optional;
    private final Outbox outbox;
    private final SelectionTable selected;
    private final SyncState state;
    private final Pseudonymizer pseudonyms;

    public Discovery(
            Database database, ClockifySettings settings, Integrations integrations, RequestBudget budget, OptionalRequests optional,
            ObjectMapper json, Outbox outbox) {
        this.database = database;
        this.settings = settings;
        this.integrations = integrations;
        this.budget = budget;
        this.optional = optional;
        this.outbox = outbox;
        this.selected = new SelectionTable(database, json);
        this.state = new SyncState(database);
        this.pseudonyms = new Pseudonymizer(database);
    }

    /**
     * Stores the key's owner, under the pseudonym of an erased one, and the first day to fetch, where no setting has it.
     *
     * @param user Clockify's answer to {@code GET /user}
     */
    public void owner(String integration, JsonNode user) {
        if (!user.path("id").isTextual() || !Text.isId(user.path("id").textValue())) {
            throw new BadResponseException("Clockify's answer to /user names no user");
        }
        Instant now = database.now();
        LocalDate wanted = settings.integration(integration).map(Integration::backfillFrom).orElse(null);
        database.inRetriedTransaction(() -> {
            String id = user.path("id").textValue();
            String owner = pseudonyms.users().of(id);
            String zone = Text.word(user.path("settings").path("timeZone").textValue(), LONGEST_ZONE);
            database.table(INTEGRATIONS).delete().where("name", integration).isNull("first_sync_at").run();
            Optional<Integrations.LastRead> known = integrations.lastRead(integration);
            known.filter(before -> before.readAt() != null && !Objects.equals(before.zone(), zone))
                    .ifPresent(before -> readFeedAgain(integration, before.readAt()));
            if (known.isEmpty()) {
                database.table(INTEGRATIONS).insert("name", integration, "backfill_from", defaultFirstDay(now), "first_sync_at", now);
            }
            database.table(INTEGRATIONS).update("owner_id", owner,
                            "owner_email", owner.equals(id) ? user.path("email").textValue() : null, "owner_zone", zone)
                    .where("name", integration).run();
            if (known.map(Integrations.LastRead::owner).filter(before -> !before.equals(owner)).isPresent()) {
                // the stored role is that of the former owner
                database.table(INTEGRATION_WORKSPACES).update("owner_role", null).where("integration", integration).run();
            }
            if (wanted != null) {
                database.table(INTEGRATIONS).update("backfill_from", wanted).where("name", integration).run();
            }
            return owner;
        });
    }

    /** Moves the feed's cursor back after a change of the account's time zone: the feed may have read times in the new zone since. */
    private void readFeedAgain(String integration, Instant since) {
        state.forgetFeedPages(integration);
        Instant cursor = since.truncatedTo(ChronoUnit.SECONDS);
        database.table(INTEGRATION_WORKSPACES).update("feed_cursor", cursor).where("integration", integration).above("feed_cursor", cursor).run();
    }

    private static LocalDate defaultFirstDay(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DEFAULT_BACKFILL_DAYS);
    }

    /**
     * Stores the workspaces that the key can see.
     *
     * @param answer Clockify's answer to {@code GET /workspaces}
     * @return ids of the workspaces whose user groups must be read to resolve {@code team-ids}
     */
    public List<String> workspaces(String integration, JsonNode answer) {
        if (!answer.isArray()) {
            throw new BadResponseException("Clockify's answer to /workspaces is no list");
        }
        Instant now = database.now();
        // another key with the same workspaces may be stored at the same time
        Set<String> seen = database.inRetriedTransaction(() -> {
            Map<String, VisibleWorkspace> visible = new LinkedHashMap<>();
            VisibleWorkspace.of(answer).forEach(workspace -> {
                visible.put(workspace.id(), workspace);
                store(workspace, now);
            });
            budget.onKeyVisibility(integration, visible.keySet());
            // Clockify answers again; and another key may be allowed what this one was refused
            if (integrations.isKnown(integration)) {
                optional.forgetEntries(integration);
            } else {
                state.forgetRefusals(integration);
            }
            selected.outOfSight(integration, visible.keySet());
            state.forgetVisible(integration);
            visible.values().forEach(one -> database.table("clockify_visible_workspace").insert("integration", integration,
                    "workspace_id", one.id(), "people", one.people(), "open_to_all", one.openToAll()));
            return visible.keySet();
        });
        List<String> wanted = teamIds(integration);
        return seen.containsAll(wanted) ? List.of() : List.copyOf(seen);
    }

    /** Records that the user groups of a workspace cannot be read; the stored ones stay. */
    public void groupsFailed(String integration, String workspaceId, Exception thrown) {
        optional.note(null, integration, workspaceId, OptionalRequests.GROUPS, (RequestFailedException) ErrorTranslator.cause(thrown));
    }

    private record Stored(String name, String plan, String currency, String features, String workingDays, String rounding, Instant lockedBefore,
            Long hourlyRate, Long costRate) {

        private boolean isOtherwise(VisibleWorkspace seen, WorkspaceSettings settings) {
            return !Objects.equals(plan, seen.plan()) || !Objects.equals(features, seen.features())
                    || seen.currency() != null && !seen.currency().equals(currency)
                    || !settings.equals(new WorkspaceSettings(workingDays, rounding, lockedBefore, hourlyRate, costRate));
        }
    }

    private void store(VisibleWorkspace seen, Instant now) {
        String reportedName = database.encoding().fitted(seen.name());
        Table workspace = database.table("clockify_workspace").at("id", seen.id());
        Stored stored = workspace.select("name", "plan", "currency", "features", "working_days", "rounding", "locked_before", "hourly_rate", "cost_rate")
                .optional(Stored.class).orElse(null);
        WorkspaceSettings reported = seen.settings().withRates(settings.rates());
        WorkspaceSettings set = stored == null ? reported : reported.orRates(stored.hourlyRate(), stored.costRate());
        Map<String, Object> row = database.row("name", reportedName, "plan", seen.plan(), "currency", seen.currency(), "features", seen.features(),
                "working_days", set.workingDays(), "rounding", set.rounding(), "locked_before", set.lockedBefore(), "hourly_rate", set.hourlyRate(),
                "cost_rate", set.costRate(), "changed_at", now);
        if (stored == null) {
            row.put("first_seen_at", now);
            workspace.insert(row);
        } else if (!Objects.equals(stored.name(), reportedName) || stored.isOtherwise(seen, set)) {
            String name = reportedName == null ? stored.name() : reportedName;
            boolean renamed = !Objects.equals(stored.name(), name) && outbox.lockExclusively();
            row.put("name", name);
            if (seen.currency() == null) {
                row.put("currency", stored.currency());
            }
            workspace.update(row).run();
            if (renamed) {
                outbox.addOfMany("workspace", seen.id(), seen.id(), "renamed", database.row("name", name),
                        database.row("name", stored.name()), outbox.entries("count-of-workspace", "workspace_id", seen.id()).getOrDefault(seen.id(), 0L));
            }
        }
    }

    /**
     * Resolves {@code team-ids} to workspaces and user groups, from the stored answers.
     *
     * @return the problem of {@code team-ids} or the key, in words; null for none
     * @throws UnknownTeamException where no id is known
     */
    public String settle(String integration) {
        Map<String, String> workspaces = database.pairs("discovery/visible-workspaces", "integration", integration);
        List<TeamSelection.Group> groups = database.statement("discovery/visible-groups", "integration", integration)
                .query((row, index) -> new TeamSelection.Group(
                        row.getString("id"), row.getString("name"), row.getString("workspace_id")))
                .list();
        TeamSelection selection = TeamSelection.of(
                integration, teamIds(integration), workspaces, groups, refusedGroups(integration).keySet());
        if (selection.isNothing() && !teamIds(integration).isEmpty()) {
            if (integrations.isKnown(integration)) {
                // the settings are unchanged, but the key sees something else
                selected.outOfSight(integration, Set.of());
            }
            throw new UnknownTeamException(selection.problem());
        }
        selected.select(integration, selection.wanted(), integrations.fingerprint(integration));
        if (selection.problem() == null) {
            integrations.accepted(integration);
        } else if (selection.isNothing()) {
            integrations.refused(integration);
        } else if (refusedGroups(integration).containsValue(true)) {
            integrations.lookAgain(integration);
        }
        return selection.problem();
    }

    /** Why user groups cannot be read, and whether Clockify did not answer. */
    private Map<String, Boolean> refusedGroups(String integration) {
        Map<String, Boolean> refused = new LinkedHashMap<>();
        database.statement("discovery/list-refused-groups", "integration", integration).query(row -> {
            refused.put(row.getString("reason"), row.getObject("status") == null);
        });
        return refused;
    }

    private List<String> teamIds(String integration) {
        return settings.integration(integration).map(Integration::teamIds).orElse(List.of());
    }
}
