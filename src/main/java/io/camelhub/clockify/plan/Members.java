package io.camelhub.clockify.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.Table;
import io.camelhub.clockify.http.ErrorTranslator;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.ClockifyUser;
import io.camelhub.clockify.people.People;
import io.camelhub.clockify.people.UserGroup;
import io.camelhub.clockify.roster.Pseudonymizer;
import io.camelhub.clockify.roster.Pseudonyms;
import io.camelhub.clockify.run.ListSource;
import io.camelhub.clockify.run.OptionalRequests;
import io.camelhub.clockify.run.PageSource;
import io.camelhub.clockify.run.RunDatabase;
import io.camelhub.clockify.run.SyncRun;
import io.camelhub.clockify.run.SyncState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the users and user groups of a workspace. */
public final class Members {

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final RunDatabase runs;
    private final Database database;
    private final People people;
    private final Pseudonymizer pseudonyms;
    private final SyncState state;
    private final KeyVisibilities visibilities;
    private final OptionalRequests optional;
    private final BooleanSupplier rates;

    /** @param rates whether people's rates are stored; read at each page */
    public Members(RunDatabase runs, People people, OptionalRequests optional, BooleanSupplier rates) {
        this.rates = rates;
        this.runs = runs;
        this.database = runs.all();
        this.people = people;
        this.pseudonyms = new Pseudonymizer(database);
        this.state = new SyncState(database);
        this.visibilities = new KeyVisibilities(runs);
        this.optional = optional;
    }

    /** Records that the roster could not be refreshed: the stored employees stay. */
    public void rosterStays(SyncRun run, Exception why) {
        run.tally().leave("clockify.employees.query: cannot be run: "
                + String.valueOf(ErrorTranslator.cause(why).getMessage()).replaceAll("\\p{Cntrl}+", " ")
                + "; the employees stay as they were");
    }

    /** The source of a workspace's users of every status, kiosk members too, outside of a run. */
    public PageSource users(String integration, String workspaceId) {
        return users(null, integration, workspaceId, new VisibleUsers(optional.open(integration, workspaceId, OptionalRequests.USERS)));
    }

    /** The source of a workspace's users for a run. */
    public PageSource listing(SyncRun run, VisibleUsers visible) {
        return users(run, run.integration(), run.workspaceId(), visible);
    }

    private PageSource users(SyncRun run, String integration, String workspaceId, VisibleUsers visible) {
        return new ListSource(optional, run, integration, workspaceId, visible.reading()) {
            @Override
            protected void take(JsonNode page) {
                storeUsers(run, workspaceId, visible, page);
            }
        };
    }

    /** The source of a workspace's user groups, stored after the last page, outside of a run. */
    public PageSource groups(String integration, String workspaceId) {
        return groups(null, integration, workspaceId);
    }

    /** The source of a workspace's user groups for a run. */
    public PageSource groups(SyncRun run) {
        return groups(run, run.integration(), run.workspaceId());
    }

    private PageSource groups(SyncRun run, String integration, String workspaceId) {
        List<UserGroup> groups = new ArrayList<>();
        return new ListSource(optional, run, integration, workspaceId, optional.open(integration, workspaceId, OptionalRequests.GROUPS)) {
            @Override
            protected void take(JsonNode page) {
                groups.addAll(read(page, "user group", UserGroup::from));
            }

            @Override
            protected void end() {
                runs.fenced(run, () -> people.storeGroups(workspaceId, groups));
            }
        };
    }

    /**
     * Stores a page of {@code GET /workspaces/{id}/users}.
     *
     * @param run null outside of a run
     */
    private void storeUsers(SyncRun run, String workspaceId, VisibleUsers visible, JsonNode answer) {
        Pseudonyms known = pseudonyms.users();
        List<String> ids = new ArrayList<>();
        answer.forEach(user -> ids.add(known.of(user.path("id").asText())));
        visible.add(ids);
        boolean withRates = rates.getAsBoolean();
        List<ClockifyUser> users = read(answer, "user of workspace " + workspaceId,
                user -> ClockifyUser.from(user, workspaceId).withRates(withRates));
        runs.fenced(run, () -> {
            people.storeUsers(workspaceId, users);
            rememberRoles(workspaceId, answer, known);
        });
    }

    private static <T> List<T> read(JsonNode answer, String what, Function<JsonNode, T> reader) {
        List<T> read = new ArrayList<>();
        for (JsonNode row : answer) {
            try {
                read.add(reader.apply(row));
            } catch (IllegalArgumentException e) {
                LOG.warn("A {} is left out: {}", what, e.getMessage());
            }
        }
        return read;
    }

    /** Stores the roles of keys' owners, with one statement per role. */
    private void rememberRoles(String workspaceId, JsonNode users, Pseudonyms pseudonyms) {
        Set<String> owners = new HashSet<>(
                database.statement("members/list-owners", "workspace_id", workspaceId).query(String.class).list());
        Map<String, List<String>> byRole = new HashMap<>();
        for (JsonNode user : users) {
            String role = role(user);
            String id = pseudonyms.of(user.path("id").asText());
            if (role != null && owners.contains(id)) {
                byRole.computeIfAbsent(role, none -> new ArrayList<>()).add(id);
            }
        }
        byRole.forEach((role, ids) -> database.statement("members/note-owner-role", "workspace_id", workspaceId, "user_ids", ids, "owner_role", role)
                .update());
    }

    /** The highest role of a user, that of a plain member without a listed one; null where the list has no roles. */
    private static String role(JsonNode user) {
        String found = null;
        for (JsonNode details : user.path("roles")) {
            JsonNode role = details.path("role");
            String name = (role.isTextual() ? role : role.path("name")).asText("").toUpperCase(Locale.ROOT);
            if (name.contains("OWNER")) {
                return "OWNER";
            }
            if (name.contains("ADMIN")) {
                found = "WORKSPACE_ADMIN";
            } else if (found == null && !name.isEmpty()) {
                found = name.length() > 40 ? name.substring(0, 40) : name;
            }
        }
        return found == null && user.path("roles").isArray() ? "MEMBER" : found;
    }

    /** Records that the due users and groups were read. */
    public void read(SyncRun run) {
        runs.write(run, workspace(run).update("people_read_at", database.now()));
        visibilities.note(run, run.integration(), run.workspaceId());
    }

    /** Matches the users with employees, and resolves the selected groups to users. */
    public void match(SyncRun run) {
        people.matchChanges(run.workspaceId(), work -> runs.fenced(run, work));
        if (!run.groupIds().isEmpty()) {
            Set<String> members = people.membersOf(run.workspaceId(), run.groupIds());
            run.members().are(members, newOnes(run, members));
        }
    }

    /** New members of the selected groups, whose history is to be fetched. */
    private Set<String> newOnes(SyncRun run, Set<String> members) {
        String stored = workspace(run).select("members_read").single(String.class);
        Set<String> read = stored == null ? members : new HashSet<>(runs.texts(stored));
        Set<String> here = new TreeSet<>(read);
        here.retainAll(members);
        if (stored == null || here.size() < read.size()) {
            Set<String> left = new TreeSet<>(read);
            left.removeAll(here);
            runs.fenced(run, () -> {
                remember(run, here);
                // the entries of former members are not followed, so a returning member's history is read again
                state.voidUserWindows(run.integration(), run.workspaceId(), left);
            });
        }
        // Clockify cannot be asked about a pseudonym
        return members.stream().filter(user -> !read.contains(user) && !UserRef.isPseudonym(user)).collect(Collectors.toSet());
    }

    /** Records the members of the selected groups whose history is fetched: all except some. */
    public void rememberFetched(SyncRun run, Collection<String> butFor) {
        Set<String> fetched = new TreeSet<>(run.members().all());
        fetched.removeAll(butFor);
        remember(run, fetched);
    }

    private void remember(SyncRun run, Set<String> userIds) {
        runs.write(run, workspace(run).update("members_read", runs.array(userIds)));
    }

    private Table workspace(SyncRun run) {
        return runs.table(run, "clockify_integration_workspace");
    }
}
