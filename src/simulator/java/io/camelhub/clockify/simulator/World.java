package io.camelhub.clockify.simulator;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Everything that is in the simulated Clockify: what people do there, and the truth that tests compare with. Thread-safe.
 * Each change stamps creation or update times by the {@link #clock}. Ids that do not exist are refused with
 * {@link IllegalArgumentException}.
 */
public final class World {

    /** The name of the key that every world starts with; its owner is the owner of all workspaces. */
    public static final String ADMIN = "admin";

    final ReadWriteLock lock = new ReentrantReadWriteLock();
    final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    final Map<String, Person> people = new LinkedHashMap<>();
    final Map<String, Key> keysBySecret = new LinkedHashMap<>();
    final Webhooks webhooks = new Webhooks();
    final List<Consumer<Happening>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private final long seed;
    private final Ids ids;
    private int keys;

    World(Clock clock, long seed) {
        this.clock = clock;
        this.seed = seed;
        this.ids = new Ids(seed);
    }

    /** A world to be described; without further words it is small and full of oddities. */
    public static WorldBuilder builder() {
        return new WorldBuilder();
    }

    public Clock clock() {
        return clock;
    }

    Instant now() {
        return clock.instant();
    }

    String newId(Instant at) {
        return ids.next(at);
    }

    // ---- keys

    /** The secret of the key named {@link #ADMIN}. */
    public String adminKey() {
        return key(ADMIN);
    }

    /** The secret of a key. */
    public String key(String keyName) {
        return read(() -> keyNamed(keyName).secret);
    }

    /** A new key of this person, good for all workspaces that they are a member of now; gives the secret. */
    public String addKey(String keyName, String userId) {
        return write(() -> {
            Person owner = person(userId);
            LinkedHashSet<String> good = new LinkedHashSet<>();
            workspaces.values().stream().filter(ws -> ws.members.containsKey(userId)).forEach(ws -> good.add(ws.id));
            String secret = "SIM" + Integer.toHexString(Texts.mixed(seed, 1000 + keys)) + "key" + keys++ + "0123456789abcdef0123456789abcdef";
            keysBySecret.put(secret, new Key(keyName, secret, owner, good));
            return secret;
        });
    }

    /** From now on the key is unknown. */
    public void revokeKey(String keyName) {
        change(() -> keysBySecret.remove(keyNamed(keyName).secret));
    }

    /** The same secret now belongs to somebody else, as when a colleague's key was put in its place. */
    public void swapKeyOwner(String keyName, String userId) {
        change(() -> keyNamed(keyName).owner = person(userId));
    }

    /** The key sees this workspace from now on. */
    public void showWorkspace(String keyName, String workspaceId) {
        change(() -> keyNamed(keyName).workspaceIds.add(workspace(workspaceId).id));
    }

    /** The key no longer sees this workspace. */
    public void hideWorkspace(String keyName, String workspaceId) {
        change(() -> keyNamed(keyName).workspaceIds.remove(workspace(workspaceId).id));
    }

    /** The user id of a key's owner. */
    public String keyOwner(String keyName) {
        return read(() -> keyNamed(keyName).owner.id);
    }

    private Key keyNamed(String keyName) {
        return keysBySecret.values().stream().filter(key -> key.name.equals(keyName)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no key named " + keyName));
    }

    // ---- workspaces

    /** All workspaces, in the order of their making. */
    public List<String> workspaceIds() {
        return read(() -> List.copyOf(workspaces.keySet()));
    }

    /** The first workspace, for worlds that have but one. */
    public String workspaceId() {
        return workspaceIds().get(0);
    }

    public String workspaceName(String workspaceId) {
        return read(() -> workspace(workspaceId).name);
    }

    public void renameWorkspace(String workspaceId, String name) {
        change(() -> workspace(workspaceId).name = Objects.requireNonNull(name));
    }

    public Plan plan(String workspaceId) {
        return read(() -> workspace(workspaceId).plan);
    }

    public void changePlan(String workspaceId, Plan plan) {
        change(() -> workspace(workspaceId).plan = Objects.requireNonNull(plan));
    }

    /** Whether the change feed may be read; 403 if not. */
    public void allowFeed(String workspaceId, boolean allowed) {
        change(() -> workspace(workspaceId).feed = allowed);
    }

    /** Whether reports may be read; 403 if not. */
    public void allowReports(String workspaceId, boolean allowed) {
        change(() -> workspace(workspaceId).reports = allowed);
    }

    /** Whether reports may be read. */
    public boolean allowsReports(String workspaceId) {
        return read(() -> workspace(workspaceId).reports);
    }

    /** The rows of the workspace's other resources: time off, holidays, approvals, plans, expenses, invoices. */
    public Resources resources(String workspaceId) {
        return read(() -> new Resources(this, workspace(workspaceId).id));
    }

    /** The features that the workspace has now, as its plan has them if nobody said otherwise. */
    public Set<String> features(String workspaceId) {
        return read(() -> Set.copyOf(workspace(workspaceId).features()));
    }

    /** Switches a feature on or off, whatever the plan has. */
    public void changeFeature(String workspaceId, String feature, boolean wanted) {
        change(workspaceId, ws -> {
            Set<String> features = new LinkedHashSet<>(ws.features());
            if (wanted) {
                features.add(feature);
            } else {
                features.remove(feature);
            }
            ws.features = features;
            return feature;
        });
    }

    /**
     * Sets the rates of a project, a task, a member (by the user's id), the workspace (by its own) or of one time entry, in minor units
     * an hour; null for none. An entry's show in the feed as TIME_ENTRY_RATE, and its update time stays.
     */
    public void changeRates(String workspaceId, String id, Integer hourly, Integer cost) {
        change(workspaceId, ws -> {
            boolean known = id.equals(ws.id) || ws.members.containsKey(id) || ws.entry(id) != null;
            if (!known) {
                thing(ws, id).updated = now();
            }
            ws.rates.put(id, new Rates(hourly, cost, now()));
            return id;
        });
    }

    // ---- time entries

    /** A new entry, wherever in time it lies; a running timer when it has no end. Gives the id. */
    public String createEntry(String workspaceId, EntryDraft draft) {
        return change(workspaceId, ws -> {
            Entry entry = new Entry(ws.nextCounter(), Texts.mixed(seed, ws.nextCounter()), now().toEpochMilli());
            entry.fields = new LinkedHashMap<>();
            fill(ws, entry, draft);
            ws.add(entry);
            happened(ws, entry.running() ? "NEW_TIMER_STARTED" : "NEW_TIME_ENTRY", entry);
            return ws.entryId(entry);
        });
    }

    /** Changes what a person can fill in: texts, project, task, tags, billable, times, and whose entry it is. */
    public void editEntry(String workspaceId, String entryId, UnaryOperator<EntryDraft> edit) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            boolean ran = entry.running();
            fill(ws, entry, edit.apply(draft(ws, entry)));
            touch(entry);
            happened(ws, ran && !entry.running() ? "TIMER_STOPPED" : "TIME_ENTRY_UPDATED", entry);
            return entryId;
        });
    }

    /** Cuts an entry in two at a moment within it. Gives the id of the later part, which is a new entry. */
    public String splitEntry(String workspaceId, String entryId, Instant at) {
        return change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            EntryDraft whole = draft(ws, entry);
            if (entry.running() || !at.isAfter(whole.start()) || !at.isBefore(whole.end())) {
                throw new IllegalArgumentException("entry " + entryId + " cannot be split at " + at);
            }
            Entry rest = new Entry(ws.nextCounter(), Texts.mixed(seed, ws.nextCounter()), now().toEpochMilli());
            rest.fields = new LinkedHashMap<>();
            fill(ws, rest, new EntryDraft(whole.userId(), whole.description(), whole.type(), whole.billable(), whole.projectId(), whole.taskId(),
                    whole.tagIds(), at, whole.end()));
            ws.add(rest);
            entry.duration = (int) (at.getEpochSecond() - entry.start);
            touch(entry);
            happened(ws, "TIME_ENTRY_SPLIT", entry);
            return ws.entryId(rest);
        });
    }

    /** Starts a timer now. Gives the id. */
    public String startTimer(String workspaceId, String userId, String description) {
        return createEntry(workspaceId, EntryDraft.of(userId, now(), null).withDescription(description));
    }

    /** Stops a running timer now; one second at least. */
    public void stopTimer(String workspaceId, String entryId) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            entry.duration = (int) Math.max(1, now().getEpochSecond() - entry.start);
            touch(entry);
            happened(ws, "TIMER_STOPPED", entry);
            return entryId;
        });
    }

    /** Discards a running timer: it is deleted. */
    public void discardTimer(String workspaceId, String entryId) {
        deleteEntry(workspaceId, entryId);
    }

    public void deleteEntry(String workspaceId, String entryId) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            ws.remove(entry);
            ws.restored.remove(entryId);
            ws.deletions.add(new Deletion("TIME_ENTRY", entryId, Instant.ofEpochMilli(entry.created), now(), entry.copy(), null));
            happened(ws, "TIME_ENTRY_DELETED", entry);
            return entryId;
        });
    }

    /** Takes a deleted entry out of the bin again. */
    public void restoreEntry(String workspaceId, String entryId) {
        change(workspaceId, ws -> {
            Entry entry = ws.putBack(ws.counter(entryId));
            if (entry == null) {
                throw new IllegalArgumentException("no deleted entry " + entryId);
            }
            if (entry.project != null && !ws.projects.containsKey(entry.project.id)) {
                entry.project = null;
            }
            if (entry.task != null && (entry.project == null || !entry.project.tasks.containsKey(entry.task.id))) {
                entry.task = null;
            }
            entry.tags = Stream.of(entry.tags).filter(tag -> ws.tags.containsKey(tag.id)).toArray(Tag[]::new);
            ws.restored.add(entryId);
            touch(entry);
            happened(ws, "TIME_ENTRY_RESTORED", entry);
            return entryId;
        });
    }

    public void lockEntry(String workspaceId, String entryId, boolean locked) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            entry.locked = locked;
            touch(entry);
            return entryId;
        });
    }

    /** Approves an entry, which locks it, or takes the approval back. */
    public void approveEntry(String workspaceId, String entryId, boolean approved) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            entry.approval = approved ? Entry.APPROVED : Entry.UNSUBMITTED;
            touch(entry);
            return entryId;
        });
    }

    public void invoiceEntry(String workspaceId, String entryId, boolean invoiced) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            entry.invoiced = invoiced;
            touch(entry);
            return entryId;
        });
    }

    /** Sets a custom field, or clears it with null. The feed tells it as a record of its own; the entry's update time stays. */
    public void setCustomField(String workspaceId, String entryId, String fieldId, Object value) {
        change(workspaceId, ws -> {
            Entry entry = entry(ws, entryId);
            int index = 0;
            while (index < ws.fields.size() && !ws.fields.get(index).id().equals(fieldId)) {
                index++;
            }
            if (index == ws.fields.size()) {
                throw new IllegalArgumentException("no custom field " + fieldId);
            }
            Map<String, FieldValue> values = new LinkedHashMap<>(ws.fieldsOf(entry));
            FieldValue old = values.remove(fieldId);
            if (value == null && old != null) {
                ws.deletions.add(new Deletion("TIME_ENTRY_CUSTOM_FIELD_VALUE", old.id(), old.created(), now(), null,
                        Map.of("customFieldId", fieldId, "timeEntryId", entryId)));
            } else if (value != null) {
                values.put(fieldId, new FieldValue(old == null ? ws.valueId(entry, index) : old.id(), ws.fields.get(index), value,
                        old == null ? now() : old.created(), now()));
            }
            entry.fields = values;
            happened(ws, "TIME_ENTRY_UPDATED", entry);
            return entryId;
        });
    }

    /** The ids of the workspace's custom fields, with their names. */
    public Map<String, String> customFields(String workspaceId) {
        return read(() -> {
            Map<String, String> names = new LinkedHashMap<>();
            workspace(workspaceId).fields.forEach(field -> names.put(field.id(), field.name()));
            return names;
        });
    }

    private void fill(Workspace ws, Entry entry, EntryDraft draft) {
        entry.user = person(draft.userId());
        entry.description = draft.description();
        entry.type = (byte) Arrays.asList(Workspace.TYPES).indexOf(draft.type());
        if (entry.type < 0) {
            throw new IllegalArgumentException("no type " + draft.type());
        }
        entry.billable = draft.billable();
        entry.project = draft.projectId() == null ? null : found(ws.projects, draft.projectId());
        entry.task = draft.taskId() == null ? null : found(Objects.requireNonNull(entry.project, "a task needs a project").tasks, draft.taskId());
        entry.tags = draft.tagIds().stream().map(id -> found(ws.tags, id)).toArray(Tag[]::new);
        entry.start = draft.start().getEpochSecond();
        entry.duration = draft.end() == null ? Entry.RUNNING : (int) (draft.end().getEpochSecond() - entry.start);
    }

    private static EntryDraft draft(Workspace ws, Entry entry) {
        return new EntryDraft(entry.user.id, ws.description(entry), ws.type(entry), entry.billable,
                entry.project == null ? null : entry.project.id, entry.task == null ? null : entry.task.id,
                Stream.of(entry.tags).map(Thing::id).toList(), entry.startedAt(), entry.endedAt());
    }

    void happened(Workspace ws, String event, Object subject) {
        listeners.forEach(listener -> listener.accept(new Happening(ws, event, subject, null)));
    }

    private void touch(Entry entry) {
        entry.updated = now().toEpochMilli();
    }

    // ---- projects, clients, tags, tasks

    /** A new project of this client, or of none (null). Gives the id. */
    public String createProject(String workspaceId, String name, String clientId) {
        return change(workspaceId, ws -> added(ws, ws.projects, new Project(newId(now()), name, now(), clientId == null ? null : found(ws.clients, clientId))));
    }

    public String createClient(String workspaceId, String name) {
        return change(workspaceId, ws -> added(ws, ws.clients, new Client(newId(now()), name, now())));
    }

    public String createTag(String workspaceId, String name) {
        return change(workspaceId, ws -> added(ws, ws.tags, new Tag(newId(now()), name, now())));
    }

    /** Makes somebody one of those who are to do a task. */
    public void assignTask(String workspaceId, String projectId, String taskId, String userId) {
        change(() -> found(found(workspace(workspaceId).projects, projectId).tasks, taskId).assigneeIds.add(person(userId).id));
    }

    public String createTask(String workspaceId, String projectId, String name) {
        return change(workspaceId, ws -> {
            Project project = found(ws.projects, projectId);
            return added(ws, project.tasks, new Task(newId(now()), name, now(), project));
        });
    }

    /** Gives a project another client, or none (null). */
    public void assignClient(String workspaceId, String projectId, String clientId) {
        change(workspaceId, ws -> {
            Project project = found(ws.projects, projectId);
            project.client = clientId == null ? null : found(ws.clients, clientId);
            project.updated = now();
            happened(ws, "PROJECT_UPDATED", project);
            return projectId;
        });
    }

    /** Renames a project, client, tag, task or user group. */
    public void rename(String workspaceId, String thingId, String name) {
        change(workspaceId, ws -> {
            Thing thing = thing(ws, thingId);
            thing.name = name;
            thing.updated = now();
            happened(ws, kind(thing) + "_UPDATED", thing);
            return thingId;
        });
    }

    /** Archives a project, client or tag, or takes it back; for a task: done or active. */
    public void archive(String workspaceId, String thingId, boolean archived) {
        change(workspaceId, ws -> {
            Thing thing = thing(ws, thingId);
            thing.archived = archived;
            thing.updated = now();
            happened(ws, kind(thing) + "_UPDATED", thing);
            return thingId;
        });
    }

    /** Deletes a project; its entries stay, without project and task, and count as updated. */
    public void deleteProject(String workspaceId, String projectId) {
        change(workspaceId, ws -> {
            Project project = found(ws.projects, projectId);
            ws.entries().filter(entry -> entry.project == project).forEach(entry -> {
                entry.project = null;
                entry.task = null;
                touch(entry);
            });
            project.tasks.values().forEach(task -> gone(ws, "TASKS", task));
            return removed(ws, "PROJECTS", ws.projects, project);
        });
    }

    /** Deletes a client; its projects stay, without client, and count as updated. */
    public void deleteClient(String workspaceId, String clientId) {
        change(workspaceId, ws -> {
            Client client = found(ws.clients, clientId);
            ws.projects.values().stream().filter(project -> project.client == client).forEach(project -> {
                project.client = null;
                project.updated = now();
            });
            return removed(ws, "CLIENTS", ws.clients, client);
        });
    }

    /** Deletes a tag; entries that had it count as updated. */
    public void deleteTag(String workspaceId, String tagId) {
        change(workspaceId, ws -> {
            Tag tag = found(ws.tags, tagId);
            ws.entries().filter(entry -> Arrays.asList(entry.tags).contains(tag)).forEach(entry -> {
                entry.tags = Stream.of(entry.tags).filter(other -> other != tag).toArray(Tag[]::new);
                touch(entry);
            });
            return removed(ws, "TAGS", ws.tags, tag);
        });
    }

    /** Deletes a task; its entries stay, without task, and count as updated. */
    public void deleteTask(String workspaceId, String taskId) {
        change(workspaceId, ws -> {
            if (!(thing(ws, taskId) instanceof Task task)) {
                throw new IllegalArgumentException("no task " + taskId);
            }
            ws.entries().filter(entry -> entry.task == task).forEach(entry -> {
                entry.task = null;
                touch(entry);
            });
            return removed(ws, "TASKS", task.project.tasks, task);
        });
    }

    private Thing thing(Workspace ws, String id) {
        Stream<Thing> tasks = ws.projects.values().stream().flatMap(project -> project.tasks.values().stream());
        Stream<Thing> rest = Stream.of(ws.projects, ws.clients, ws.tags, ws.groups).flatMap(map -> map.values().stream());
        return Stream.concat(rest, tasks).filter(thing -> thing.id.equals(id)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + id + " in " + ws.name));
    }

    private <T extends Thing> String added(Workspace ws, Map<String, T> things, T thing) {
        things.put(thing.id, thing);
        happened(ws, thing instanceof Group ? "USER_GROUP_CREATED" : "NEW_" + kind(thing), thing);
        return thing.id;
    }

    /** As webhooks call it. */
    private static String kind(Thing thing) {
        return thing instanceof Group ? "USER_GROUP" : thing.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private <T extends Thing> String removed(Workspace ws, String type, Map<String, T> things, T thing) {
        things.remove(thing.id);
        gone(ws, type, thing);
        happened(ws, kind(thing) + "_DELETED", thing);
        return thing.id;
    }

    private void gone(Workspace ws, String type, Thing thing) {
        ws.deletions.add(new Deletion(type, thing.id, thing.created, now(), null, Map.of("name", thing.name)));
    }

    // ---- people

    /** A new account that joins as a plain member. Name and zone may be null, as before sign-up. Gives the user id. */
    public String join(String workspaceId, String name, String email, ZoneId zone) {
        return change(workspaceId, ws -> {
            Person person = new Person(newId(now()), name, email, zone, AccountStatus.ACTIVE, now());
            people.put(person.id, person);
            ws.members.put(person.id, new Member(person, Role.MEMBER, MembershipStatus.ACTIVE));
            happened(ws, "USER_JOINED_WORKSPACE", person);
            return person.id;
        });
    }

    /** An account that exists joins (again) as an active plain member. */
    public void joinAgain(String workspaceId, String userId) {
        change(workspaceId, ws -> {
            ws.members.put(userId, new Member(person(userId), Role.MEMBER, MembershipStatus.ACTIVE));
            person(userId).updated = now();
            happened(ws, "USER_JOINED_WORKSPACE", person(userId));
            return userId;
        });
    }

    /** The person is removed from the workspace and its groups; the account and the entries stay. */
    public void leave(String workspaceId, String userId) {
        change(workspaceId, ws -> {
            Member member = member(ws, userId);
            ws.members.remove(userId);
            ws.groups.values().stream().filter(group -> group.userIds.remove(userId)).forEach(group -> group.updated = now());
            ws.deletions.add(new Deletion("USER", userId, member.person.created, now(), null, Map.of("id", userId)));
            happened(ws, "USER_DELETED_FROM_WORKSPACE", member.person);
            return userId;
        });
    }

    public void deactivate(String workspaceId, String userId) {
        membership(workspaceId, userId, MembershipStatus.INACTIVE);
    }

    public void activate(String workspaceId, String userId) {
        membership(workspaceId, userId, MembershipStatus.ACTIVE);
    }

    private void membership(String workspaceId, String userId, MembershipStatus status) {
        change(workspaceId, ws -> {
            member(ws, userId).status = status;
            person(userId).updated = now();
            happened(ws, status == MembershipStatus.ACTIVE ? "USER_ACTIVATED_ON_WORKSPACE" : "USER_DEACTIVATED_ON_WORKSPACE", person(userId));
            return userId;
        });
    }

    /** Deletes the account: it leaves all workspaces, and reports call it DeletedUser. */
    public void deleteUser(String userId) {
        workspaceIds().stream().filter(id -> read(() -> workspace(id).members.containsKey(userId))).forEach(id -> leave(id, userId));
        change(() -> {
            Person person = person(userId);
            person.status = person.limited() ? AccountStatus.LIMITED_DELETED : AccountStatus.DELETED;
            workspaces.values().forEach(ws -> ws.version++);
            return userId;
        });
    }

    /** Changes name and e-mail of an account; both may be null. */
    public void changePerson(String userId, String name, String email) {
        change(() -> {
            Person person = person(userId);
            String oldEmail = person.email;
            person.name = name;
            person.email = email;
            person.updated = now();
            workspaces.values().forEach(ws -> ws.version++);
            String event = Objects.equals(oldEmail, email) ? "USER_UPDATED" : "USER_EMAIL_CHANGED";
            workspaces.values().stream().filter(ws -> ws.members.containsKey(userId))
                    .forEach(ws -> listeners.forEach(listener -> listener.accept(new Happening(ws, event, person, oldEmail))));
            return userId;
        });
    }

    public void changeEmail(String userId, String email) {
        changePerson(userId, read(() -> person(userId).name), email);
    }

    public void changeZone(String userId, ZoneId zone) {
        change(() -> person(userId).zone = zone);
    }

    public void changeRole(String workspaceId, String userId, Role role) {
        change(workspaceId, ws -> {
            member(ws, userId).role = Objects.requireNonNull(role);
            return userId;
        });
    }

    // ---- user groups

    public String createGroup(String workspaceId, String name) {
        return change(workspaceId, ws -> added(ws, ws.groups, new Group(newId(now()), name, now())));
    }

    public void deleteGroup(String workspaceId, String groupId) {
        change(workspaceId, ws -> removed(ws, "USER_GROUPS", ws.groups, found(ws.groups, groupId)));
    }

    public void addToGroup(String workspaceId, String groupId, String userId) {
        group(workspaceId, groupId, group -> group.userIds.add(person(userId).id));
    }

    public void removeFromGroup(String workspaceId, String groupId, String userId) {
        group(workspaceId, groupId, group -> group.userIds.remove(userId));
    }

    /** Makes a person a manager of the group: with the role TEAM_MANAGER they see its people. */
    public void manageGroup(String workspaceId, String groupId, String userId) {
        group(workspaceId, groupId, group -> group.managerIds.add(person(userId).id));
    }

    /** No list shows the group, until it is shown again. */
    public void hideGroup(String workspaceId, String groupId, boolean hidden) {
        group(workspaceId, groupId, group -> group.hidden = hidden);
    }

    private void group(String workspaceId, String groupId, Consumer<Group> edit) {
        change(workspaceId, ws -> {
            Group group = found(ws.groups, groupId);
            edit.accept(group);
            group.updated = now();
            happened(ws, "USER_GROUP_UPDATED", group);
            return groupId;
        });
    }

    // ---- webhooks

    /** A webhook of the first key's owner for all of a workspace, without a request for it; gives its token. */
    public String addWebhook(String workspaceId, String event, String url) {
        return write(() -> {
            Workspace ws = workspace(workspaceId);
            String token = Integer.toHexString(Texts.mixed(seed, 2000 + webhooks.of(workspaceId).size())) + newId(now());
            webhooks.add(new Webhook(newId(now()), event, workspaceId, event, url, List.of(), "WORKSPACE_ID", keyNamed(ADMIN).owner.id, token, true, 0, true),
                    ws.plan);
            return token;
        });
    }

    /** Switches a webhook on or off, as its owner can; what Clockify switched off stays off. */
    public void enableWebhook(String webhookId, boolean enabled) {
        webhooks.change(webhookId, webhook -> webhook.withEnabled(enabled));
    }

    /** Switches the delivery of a webhook off, as Clockify does after too many that failed, or on again. */
    public void enableDelivery(String webhookId, boolean enabled) {
        webhooks.change(webhookId, webhook -> webhook.withDelivery(0, enabled));
    }

    // ---- the truth

    /** Every entry that is not deleted, ordered by id. For large worlds use {@link #forEachEntry}. */
    public List<EntryView> entries(String workspaceId) {
        List<EntryView> views = new ArrayList<>();
        forEachEntry(workspaceId, views::add);
        views.sort(Comparator.comparing(EntryView::id));
        return views;
    }

    /** Visits every entry that is not deleted, in the order of creation, without holding them all; changes wait until the visit is over. */
    public void forEachEntry(String workspaceId, Consumer<EntryView> visitor) {
        read(() -> {
            Workspace ws = workspace(workspaceId);
            ws.entries().forEach(entry -> visitor.accept(view(ws, entry)));
            return workspaceId;
        });
    }

    /** One entry, null when it is deleted. */
    public EntryView entry(String workspaceId, String entryId) {
        return read(() -> {
            Workspace ws = workspace(workspaceId);
            Entry entry = ws.entry(entryId);
            return entry == null ? null : view(ws, entry);
        });
    }

    /** The ids of the entries that lie in the bin, from where they can be restored. */
    public List<String> deletedEntries(String workspaceId) {
        return read(() -> {
            Workspace ws = workspace(workspaceId);
            return ws.bin.values().stream().map(ws::entryId).toList();
        });
    }

    public int entryCount(String workspaceId) {
        return read(() -> workspace(workspaceId).live());
    }

    /** The members of a workspace, and after them those who are none any more but have entries there. */
    public List<PersonView> people(String workspaceId) {
        return read(() -> {
            Workspace ws = workspace(workspaceId);
            List<PersonView> views = new ArrayList<>();
            ws.members.values().forEach(member -> views.add(new PersonView(member.person.id, member.person.name, member.person.email,
                    member.person.status, member.status, member.role)));
            ws.entries().map(entry -> entry.user).distinct().filter(person -> !ws.members.containsKey(person.id)).forEach(person ->
                    views.add(new PersonView(person.id, person.name, person.email, person.status, null, null)));
            return views;
        });
    }

    public List<GroupView> groups(String workspaceId) {
        return read(() -> workspace(workspaceId).groups.values().stream()
                .map(group -> new GroupView(group.id, group.name, List.copyOf(group.userIds), List.copyOf(group.managerIds))).toList());
    }

    public List<ProjectView> projects(String workspaceId) {
        return read(() -> workspace(workspaceId).projects.values().stream().map(project -> new ProjectView(project.id, project.name, project.archived,
                project.client == null ? null : project.client.id, project.client == null ? null : project.client.name)).toList());
    }

    public List<TaskView> tasks(String workspaceId) {
        return read(() -> workspace(workspaceId).projects.values().stream().flatMap(project -> project.tasks.values().stream())
                .map(task -> new TaskView(task.id, task.name, task.archived, task.project.id)).toList());
    }

    public List<NamedView> clients(String workspaceId) {
        return named(() -> workspace(workspaceId).clients.values());
    }

    public List<NamedView> tags(String workspaceId) {
        return named(() -> workspace(workspaceId).tags.values());
    }

    private List<NamedView> named(Supplier<Collection<? extends Thing>> things) {
        return read(() -> things.get().stream().map(thing -> new NamedView(thing.id, thing.name, thing.archived)).toList());
    }

    /**
     * A roster of employees that fits this world, as CSV with a header: id, email, full_name, team, manager_email, active.
     * Most people are in it; some have other case or spaces in the e-mail, a few are left out.
     */
    public String employeesCsv() {
        return read(() -> new EmployeeRoster(this).csv());
    }

    private static EntryView view(Workspace ws, Entry entry) {
        Map<String, FieldView> fields = new LinkedHashMap<>();
        ws.fieldsOf(entry).forEach((id, value) -> fields.put(id, new FieldView(value.field().name(), value.value())));
        Client client = entry.project == null ? null : entry.project.client;
        return new EntryView(ws.entryId(entry), entry.user.id, ws.description(entry), ws.type(entry), entry.billable, entry.lockedNow(),
                entry.project == null ? null : entry.project.id, entry.project == null ? null : entry.project.name,
                client == null ? null : client.id, client == null ? null : client.name,
                entry.task == null ? null : entry.task.id, entry.task == null ? null : entry.task.name,
                Stream.of(entry.tags).map(Thing::id).toList(), Stream.of(entry.tags).map(Thing::name).toList(), fields,
                entry.startedAt(), entry.endedAt(), entry.running() ? null : (long) entry.duration,
                Instant.ofEpochMilli(entry.created), Instant.ofEpochMilli(entry.updated), Shapes.approvalStatus(entry), Shapes.kiosk(entry),
                ws.approvalOf(entry), ws.invoices.get(entry.counter));
    }

    // ---- looking up and locking

    Workspace workspace(String id) {
        return found(workspaces, id);
    }

    Person person(String id) {
        return found(people, id);
    }

    private static Member member(Workspace ws, String userId) {
        return found(ws.members, userId);
    }

    private static Entry entry(Workspace ws, String id) {
        Entry entry = ws.entry(id);
        if (entry == null) {
            throw new IllegalArgumentException("no entry " + id + " in " + ws.name);
        }
        return entry;
    }

    private static <T> T found(Map<String, T> things, String id) {
        T thing = things.get(id);
        if (thing == null) {
            throw new IllegalArgumentException("there is no " + id);
        }
        return thing;
    }

    <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }

    private <T> T write(Supplier<T> writing) {
        lock.writeLock().lock();
        try {
            return writing.get();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void change(Supplier<?> writing) {
        write(writing);
    }

    String change(String workspaceId, Function<Workspace, String> writing) {
        return write(() -> {
            Workspace ws = workspace(workspaceId);
            String result = writing.apply(ws);
            ws.version++;
            return result;
        });
    }
}
