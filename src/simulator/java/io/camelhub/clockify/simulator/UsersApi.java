package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** The key's owner, workspaces, users and user groups. */
final class UsersApi {

    private final World world;
    private final Behaviour behaviour;
    private final Shapes shapes;

    UsersApi(World world, Behaviour behaviour, Shapes shapes) {
        this.world = world;
        this.behaviour = behaviour;
        this.shapes = shapes;
    }

    Answer owner(Call call, Key key) {
        String memberships = call.flag("include-memberships") ? "ALL" : "NONE";
        String active = key.workspaceIds.stream().findFirst().orElse(null);
        return Shapes.answer(json -> shapes.user(json, key.owner, active, j -> {
            j.writeStartArray();
            for (Workspace ws : world.workspaces.values()) {
                Member member = ws.members.get(key.owner.id);
                if (member != null) {
                    memberships(j, ws, member, memberships);
                }
            }
            j.writeEndArray();
        }, null));
    }

    Answer workspaces(Call call, Key key) {
        List<String> roles = call.params("roles").stream().flatMap(value -> Arrays.stream(value.split(","))).toList();
        List<Workspace> visible = key.workspaceIds.stream().map(world.workspaces::get).filter(Objects::nonNull).filter(key::sees)
                .filter(ws -> roles.isEmpty() || roles.contains(ws.members.get(key.owner.id).role.name())).toList();
        return Shapes.answer(json -> Shapes.array(json, visible, shapes::workspace));
    }

    Answer workspace(Session session) {
        return Shapes.answer(json -> shapes.workspace(json, session.workspace()));
    }

    Answer users(Call call, Session session) {
        List<String> accounts = call.params("account-statuses").stream().flatMap(value -> Arrays.stream(value.split(","))).toList();
        if (!accounts.isEmpty() && behaviour.has(Quirk.USERS_NO_ACCOUNT_STATUS)
                || accounts.size() > 1 && behaviour.has(Quirk.USERS_ONE_ACCOUNT_STATUS)) {
            throw Refusal.badRequest("Failed to convert value of 'account-statuses'");
        }
        return users(session, new Query(call.param("email"), call.param("name"), call.param("status"), accounts, List.of(),
                call.param("memberships"), call.flag("include-roles"), call.param("sort-column"), call.param("sort-order")), Paging.of(call, behaviour, 50, 5000));
    }

    Answer usersInfo(JsonNode body, Session session) {
        Query query = new Query(text(body, "email"), text(body, "name"), text(body, "status"), texts(body, "accountStatuses"),
                texts(body, "userGroups"), text(body, "memberships"), body.path("includeRoles").asBoolean(), text(body, "sortColumn"), text(body, "sortOrder"));
        return users(session, query, Paging.of(body.path("page").asInt(1), body.path("pageSize").asInt(50), behaviour, 5000));
    }

    private Answer users(Session session, Query query, Paging paging) {
        if (session.role() == Role.MEMBER && behaviour.has(Quirk.MEMBERS_MAY_NOT_LIST_USERS)) {
            throw Refusal.denied();
        }
        Workspace ws = session.workspace();
        Predicate<Member> wanted = query.filter(ws, behaviour.has(Quirk.USERS_DEFAULT_TO_ACTIVE))
                .and(member -> member.person != session.owner() || !behaviour.has(Quirk.OWNER_IS_NO_MEMBER));
        Comparator<Member> order = "NAME".equals(query.sortColumn) ? Comparator.comparing(member -> Objects.toString(member.person.name, ""))
                : "ID".equals(query.sortColumn) ? Comparator.comparing(member -> member.person.id)
                : Comparator.comparing(member -> Objects.toString(member.person.email, ""));
        order = order.thenComparing(member -> member.person.id);
        List<Member> found = ws.members.values().stream().filter(wanted)
                .sorted("DESCENDING".equals(query.sortOrder) ? order.reversed() : order).toList();
        String memberships = query.memberships == null ? "NONE" : query.memberships;
        return paging.answer(found, (json, member) -> shapes.user(json, member.person, ws.id, j -> {
            j.writeStartArray();
            memberships(j, ws, member, memberships);
            j.writeEndArray();
        }, query.roles ? j -> roles(j, member) : null));
    }

    Answer groups(Call call, Session session) {
        if (session.role() == Role.MEMBER && behaviour.has(Quirk.MEMBERS_MAY_NOT_LIST_GROUPS)) {
            throw Refusal.denied();
        }
        String name = call.param("name");
        Workspace ws = session.workspace();
        Comparator<Group> order = Comparator.comparing("ID".equals(call.param("sort-column")) ? Thing::id : Thing::name);
        List<Group> groups = ws.groups.values().stream().filter(group -> !group.hidden && contains(group.name, name))
                .sorted("DESCENDING".equals(call.param("sort-order")) ? order.reversed() : order).toList();
        boolean managers = call.flag("includeTeamManagers");
        return Paging.of(call, behaviour, 50, 5000).answer(groups, (json, group) -> shapes.group(json, group, ws, managers));
    }

    private static void memberships(JsonGenerator json, Workspace ws, Member member, String wanted) throws IOException {
        String userId = member.person.id;
        if (wanted.equals("WORKSPACE") || wanted.equals("ALL")) {
            Shapes.membership(json, userId, ws.id, "WORKSPACE", member.status.name(), Shapes.ratesOf(ws, userId));
        }
        if (wanted.equals("USERGROUP") || wanted.equals("ALL")) {
            for (Group group : ws.groups.values()) {
                if (group.userIds.contains(userId)) {
                    Shapes.membership(json, userId, group.id, "USERGROUP", "ACTIVE", null);
                }
            }
        }
    }

    private static void roles(JsonGenerator json, Member member) throws IOException {
        json.writeStartArray();
        if (member.role != Role.MEMBER) {
            json.writeStartObject();
            json.writeStringField("role", member.role.name());
            Shapes.strings(json, "entities", List.of());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static boolean contains(String text, String part) {
        return part == null || part.isEmpty() || text != null && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).isTextual() ? body.path(field).asText() : null;
    }

    private static List<String> texts(JsonNode body, String field) {
        List<String> values = new ArrayList<>();
        body.path(field).forEach(value -> values.add(value.asText()));
        return values;
    }

    private record Query(String email, String name, String status, List<String> accounts, List<String> groups, String memberships,
            boolean roles, String sortColumn, String sortOrder) {

        private static final Set<AccountStatus> LISTED =
                EnumSet.of(AccountStatus.ACTIVE, AccountStatus.PENDING_EMAIL_VERIFICATION, AccountStatus.NOT_REGISTERED);

        Predicate<Member> filter(Workspace ws, boolean activeByDefault) {
            Set<AccountStatus> listed = accounts.isEmpty() ? LISTED : EnumSet.noneOf(AccountStatus.class);
            if (!accounts.isEmpty()) {
                accounts.forEach(account -> listed.add(parsed(AccountStatus.class, account)));
            }
            MembershipStatus only = status == null ? activeByDefault ? MembershipStatus.ACTIVE : null
                    : status.equals("ALL") ? null : parsed(MembershipStatus.class, status);
            Set<String> inGroups = new HashSet<>();
            groups.stream().map(ws.groups::get).filter(Objects::nonNull).forEach(group -> inGroups.addAll(group.userIds));
            return member -> listed.contains(member.person.status) && (only == null || member.status == only)
                    && contains(member.person.email, email) && contains(member.person.name, name)
                    && (groups.isEmpty() || inGroups.contains(member.person.id));
        }

        private static <E extends Enum<E>> E parsed(Class<E> type, String text) {
            try {
                return Enum.valueOf(type, text);
            } catch (IllegalArgumentException e) {
                throw Refusal.badRequest("Failed to convert value '" + text + "'");
            }
        }
    }
}
