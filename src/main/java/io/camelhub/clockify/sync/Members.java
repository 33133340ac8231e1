package io.camelhub.clockify.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.client.error.BadResponseException;
import io.camelhub.clockify.client.error.ErrorTranslator;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.identity.People;
import io.camelhub.clockify.people.pseudonym.Pseudonymizer;
import io.camelhub.clockify.people.pseudonym.Pseudonyms;
import io.camelhub.clockify.people.user.ClockifyUser;
import io.camelhub.clockify.people.user.UserGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The users and user groups of a workspace, as a run reads them. */
public final class Members {

    private static final Logger LOG = LoggerFactory.getLogger(Members.class);

    private final Database database;
    private final Leases leases;
    private final People people;
    private final ObjectMapper json;
    private final Pseudonymizer forgotten;

    public Members(Database database, Leases leases, People people, ObjectMapper json) {
        this.database = database;
        this.leases = leases;
        this.people = people;
        this.json = json;
        this.forgotten = new Pseudonymizer(database);
    }

    /** Notes that the statement for the roster failed, so that the employees stay as they are stored. */
    public void rosterStays(WorkspaceRun run, Exception why) {
        run.leave("clockify.employees.query: cannot be run: " + String.valueOf(ErrorTranslator.cause(why).getMessage()).replaceAll("\\p{Cntrl}+", " ")
                + "; the employees stay as they were");
    }

    /** Stores a page of {@code GET /workspaces/{id}/users}. */
    public void users(WorkspaceRun run, String workspaceId, ListReading reading, JsonNode answer) {
        list(answer, "users");
        Pseudonyms pseudonyms = forgotten.users();
        if (run != null) {
            run.users(reading);
            answer.forEach(user -> run.usersSeen().add(pseudonyms.of(user.path("id").asText())));
        }
        List<ClockifyUser> users = new ArrayList<>();
        for (JsonNode user : answer) {
            try {
                users.add(ClockifyUser.from(user, workspaceId));
            } catch (IllegalArgumentException e) {
                LOG.warn("A user of workspace {} is left out: {}", workspaceId, e.getMessage());
            }
        }
        people.storeUsers(workspaceId, users);
        rememberRoles(workspaceId, answer, pseudonyms);
    }

    /** Of the owners of keys: one statement for those with the same role. */
    private void rememberRoles(String workspaceId, JsonNode users, Pseudonyms pseudonyms) {
        Set<String> owners = new HashSet<>(
                database.statement("workspace-owners").param("workspace_id", workspaceId).query(String.class).list());
        Map<String, List<String>> byRole = new HashMap<>();
        for (JsonNode user : users) {
            String role = role(user);
            String id = pseudonyms.of(user.path("id").asText());
            if (role != null && owners.contains(id)) {
                byRole.computeIfAbsent(role, none -> new ArrayList<>()).add(id);
            }
        }
        byRole.forEach((role, ids) -> database.statement("workspace-owner-role")
                .param("workspace_id", workspaceId)
                .param("user_ids", ids)
                .param("owner_role", role)
                .update());
    }

    /** The greatest role of a user; one of whom none is listed is a plain member. Null where roles are not told at all. */
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

    /** The groups of all pages so far and of this one. */
    public List<UserGroup> groups(List<UserGroup> before, JsonNode answer) {
        list(answer, "user groups");
        List<UserGroup> groups = before == null ? new ArrayList<>() : new ArrayList<>(before);
        for (JsonNode group : answer) {
            try {
                groups.add(UserGroup.from(group));
            } catch (IllegalArgumentException e) {
                LOG.warn("A user group is left out: {}", e.getMessage());
            }
        }
        return groups;
    }

    /** Stores all user groups of a workspace. */
    public void storeGroups(String workspaceId, List<UserGroup> groups) {
        people.storeGroups(workspaceId, groups);
    }

    private static void list(JsonNode answer, String what) {
        if (!answer.isArray()) {
            throw new BadResponseException("Clockify answered something else than a list of " + what);
        }
    }

    /** Notes that users and groups were read, as far as they were to be. */
    public void read(WorkspaceRun run) {
        leases.fenced(run, () -> database.statement("workspace-people-read")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .param("now", database.bind(database.now()))
                .update());
    }

    /** Finds the employee of each user, and the users of the groups asked for. */
    public void match(WorkspaceRun run) {
        people.match(run.workspaceId());
        run.people().employees(people.employees(run.workspaceId()));
        if (!run.groupIds().isEmpty()) {
            run.members(new HashSet<>(database.statement("group-members")
                    .param("workspace_id", run.workspaceId())
                    .param("group_ids", run.groupIds())
                    .query(String.class)
                    .list()));
            welcome(run);
        }
    }

    /** Notes who joined the groups asked for since their windows were first read: those people's history is to be fetched. */
    private void welcome(WorkspaceRun run) {
        String stored = database.statement("members-read")
                .param("integration", run.integration())
                .param("workspace_id", run.workspaceId())
                .query((row, index) -> Optional.ofNullable(row.getString("members_read")))
                .single()
                .orElse(null);
        Set<String> read = stored == null ? run.members() : texts(stored);
        Set<String> here = new TreeSet<>(read);
        here.retainAll(run.members());
        // nobody can be asked for by a pseudonym
        run.members().stream()
                .filter(user -> !read.contains(user) && !UserRef.isPseudonym(user))
                .forEach(run.newcomers()::add);
        if (stored == null || here.size() < read.size()) {
            remember(run, here);
        }
    }

    /** A newcomer's history is fetched. That is remembered with the last of them; where a run stops before, by the next one. */
    void settled(WorkspaceRun run, String userId) {
        if (run.newcomers().remove(userId) && run.newcomers().isEmpty()) {
            rememberSettled(run);
        }
    }

    /** The history of newcomers was fetched by an earlier run. */
    void settledBefore(WorkspaceRun run, Collection<String> userIds) {
        if (run.newcomers().removeAll(userIds)) {
            rememberSettled(run);
        }
    }

    private void rememberSettled(WorkspaceRun run) {
        Set<String> read = new TreeSet<>(run.members());
        read.removeAll(run.newcomers());
        remember(run, read);
    }

    private void remember(WorkspaceRun run, Set<String> userIds) {
        try {
            String read = json.writeValueAsString(userIds);
            leases.fenced(run, () -> database.statement("members-remember")
                    .param("integration", run.integration())
                    .param("workspace_id", run.workspaceId())
                    .param("members_read", read)
                    .update());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Set<String> texts(String array) {
        try {
            return new HashSet<>(Arrays.asList(json.readValue(array, String[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
