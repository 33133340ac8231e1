package io.camelhub.clockify;

import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.GroupView;
import io.camelhub.clockify.simulator.NamedView;
import io.camelhub.clockify.simulator.PersonView;
import io.camelhub.clockify.simulator.Plan;
import io.camelhub.clockify.simulator.ProjectView;
import io.camelhub.clockify.simulator.RecordedRequest;
import io.camelhub.clockify.simulator.Role;
import io.camelhub.clockify.simulator.TaskView;
import io.camelhub.clockify.simulator.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What can happen. Each takes two numbers: which one it happens to, and how. Where there is nothing to happen to, nothing does. */
enum Step {
    SYNC((model, which, how) -> model.sync()),

    CREATE((model, which, how) -> create(model, which, model.now().minusSeconds(3_600L * (how % 20) + 60), how)),
    BACKDATE((model, which, how) -> create(model, which, model.now().minus(Duration.ofDays(1 + how % 100)), how)),
    PLAN_AHEAD((model, which, how) -> create(model, which, model.now().plus(Duration.ofDays(1 + how % 15)), how)),
    CREATE_AND_DELETE((model, which, how) -> {
        String id = create(model, which, model.now().minusSeconds(7_200), how);
        if (how % 2 == 0) {
            model.pass(Duration.ofSeconds(how % 100));
            model.sync();
        }
        if (id != null) {
            model.world().deleteEntry(model.ws(), id);
        }
    }),
    DESCRIBE((model, which, how) -> edit(model, which, entry -> true, draft -> draft.withDescription(text(how)))),
    BILL((model, which, how) -> edit(model, which, entry -> true, draft -> draft.withBillable(!draft.billable()))),
    RETYPE((model, which, how) ->
            edit(model, which, entry -> true, draft -> draft.withType(how % 2 == 0 ? "REGULAR" : "BREAK"))),
    MOVE_DAY((model, which, how) -> edit(model, which, entry -> !entry.running(), draft -> {
        Duration by = Duration.ofDays(how % 80 - 60).plusSeconds(how);
        Instant latest = model.now().plus(Duration.ofDays(20));
        return draft.start().plus(by).isAfter(latest)
                ? draft
                : draft.withTimes(draft.start().plus(by), draft.end().plus(by).plusSeconds(how % 3));
    })),
    MOVE_TIMER((model, which, how) -> edit(model, which, EntryView::running, draft ->
            draft.withTimes(draft.start().minusSeconds(how), null))),
    SPLIT((model, which, how) -> entry(model, which, entry -> !entry.running() && entry.durationSeconds() > 1, entry -> {
        Instant middle = entry.start().plusSeconds(1 + how % (entry.durationSeconds() - 1));
        Instant end = entry.end();
        model.world().editEntry(model.ws(), entry.id(), draft -> draft.withTimes(draft.start(), middle));
        model.world().createEntry(model.ws(), EntryDraft.of(entry.userId(), middle, end));
    })),
    MOVE_PROJECT((model, which, how) -> {
        String project = project(model, how);
        String task = task(model, project, how);
        edit(model, which, entry -> true, draft -> draft.withProject(project).withTask(task));
    }),
    MOVE_USER((model, which, how) -> {
        PersonView to = one(model.members(), how);
        edit(model, which, entry -> to != null, draft -> draft.withUser(to.id()));
    }),
    TAG((model, which, how) -> {
        List<String> tags = new ArrayList<>(model.world().tags(model.ws()).stream().map(NamedView::id).toList());
        edit(model, which, entry -> true, draft -> draft.withTags(tags.subList(0, Math.min(tags.size(), how % 4))));
    }),
    EDIT_MANY((model, which, how) -> {
        for (int i = 0; i < 55; i++) {
            if (i < 20) {
                create(model, which + i, model.now().minus(Duration.ofDays(i)), how);
            }
            // each of them another, so that the feed has more than a page to tell
            EntryView found = one(model.entries(entry -> true), which + i);
            if (found != null) {
                List<String> fields = List.copyOf(model.world().customFields(model.ws()).keySet());
                model.world().editEntry(model.ws(), found.id(), draft -> draft.withDescription(text(how)));
                model.world().setCustomField(model.ws(), found.id(), one(fields, how), value(how + i));
            }
            model.pass(Duration.ofMillis(40));
        }
    }),
    SET_FIELD((model, which, how) -> field(model, which, how, value(how))),
    CLEAR_FIELD((model, which, how) -> field(model, which, how, null)),
    DELETE((model, which, how) -> entry(model, which, entry -> !entry.running(), entry ->
            model.world().deleteEntry(model.ws(), entry.id()))),
    DELETE_MANY((model, which, how) -> {
        for (int i = 0; i < 3 + how % 20; i++) {
            entry(model, which + i, entry -> !entry.running(), entry -> model.world().deleteEntry(model.ws(), entry.id()));
        }
    }),
    RESTORE((model, which, how) -> {
        List<String> deleted = model.world().deletedEntries(model.ws());
        String id = which % 2 == 0 && deleted.contains(model.latest()) ? model.latest() : one(deleted, which);
        if (id != null) {
            model.happenedTo(id);
            model.world().restoreEntry(model.ws(), id);
        }
    }),
    START((model, which, how) -> {
        PersonView who = one(model.members(), which);
        if (who != null) {
            model.happenedTo(model.world().startTimer(model.ws(), who.id(), text(how)));
        }
    }),
    STOP((model, which, how) -> entry(model, which, EntryView::running, entry ->
            model.world().stopTimer(model.ws(), entry.id()))),
    DISCARD((model, which, how) -> entry(model, which, EntryView::running, entry ->
            model.world().discardTimer(model.ws(), entry.id()))),
    LOCK((model, which, how) -> entry(model, which, entry -> !entry.running(), entry ->
            model.world().lockEntry(model.ws(), entry.id(), !entry.locked()))),
    APPROVE((model, which, how) -> entry(model, which, entry -> !entry.running(), entry ->
            model.world().approveEntry(model.ws(), entry.id(), how % 3 != 0))),

    NEW_PROJECT((model, which, how) -> {
        NamedView client = how % 3 == 0 ? null : one(model.world().clients(model.ws()), how);
        String project = model.world().createProject(model.ws(), name(how), client == null ? null : client.id());
        String task = how % 2 == 0 ? null : model.world().createTask(model.ws(), project, name(which));
        edit(model, which, entry -> true, draft -> draft.withProject(project).withTask(task));
    }),
    NEW_TAG((model, which, how) -> {
        String tag = model.world().createTag(model.ws(), name(how));
        edit(model, which, entry -> true, draft -> draft.withTags(List.of(tag)));
    }),
    NEW_CLIENT((model, which, how) -> assign(model, which, model.world().createClient(model.ws(), name(how)))),
    ASSIGN_CLIENT((model, which, how) -> {
        NamedView client = how % 3 == 0 ? null : one(model.world().clients(model.ws()), how);
        assign(model, which, client == null ? null : client.id());
    }),
    RENAME((model, which, how) -> {
        String thing = one(things(model), which);
        if (thing != null) {
            model.world().rename(model.ws(), thing, name(how));
        }
    }),
    RENAME_GROUP((model, which, how) -> group(model, which, group -> model.world().rename(model.ws(), group.id(), name(how)))),
    RENAME_WORKSPACE((model, which, how) -> model.world().renameWorkspace(model.ws(), name(how))),
    ARCHIVE((model, which, how) -> {
        String thing = one(things(model), which);
        if (thing != null) {
            model.world().archive(model.ws(), thing, how % 3 != 0);
        }
    }),
    DELETE_PROJECT((model, which, how) -> {
        ProjectView project = one(model.world().projects(model.ws()), which);
        if (project != null) {
            model.world().deleteProject(model.ws(), project.id());
        }
    }),
    DELETE_CLIENT((model, which, how) -> {
        NamedView client = one(model.world().clients(model.ws()), which);
        if (client != null) {
            model.world().deleteClient(model.ws(), client.id());
        }
    }),
    DELETE_TAG((model, which, how) -> {
        NamedView tag = one(model.world().tags(model.ws()), which);
        if (tag != null) {
            model.world().deleteTag(model.ws(), tag.id());
        }
    }),
    DELETE_TASK((model, which, how) -> {
        TaskView task = one(model.world().tasks(model.ws()), which);
        if (task != null) {
            model.world().deleteTask(model.ws(), task.id());
        }
    }),

    JOIN((model, which, how) -> {
        String user = model.world().join(model.ws(), name(which), how % 4 == 0 ? null : "new" + how + "@acme.example", ZoneId.of("UTC"));
        model.world().createEntry(model.ws(), EntryDraft.of(user, model.now().minusSeconds(600), model.now()));
    }),
    LEAVE((model, which, how) -> person(model, which, who -> model.world().leave(model.ws(), who.id()))),
    COME_BACK((model, which, how) -> {
        PersonView gone = one(model.world().people(model.ws()).stream()
                .filter(who -> who.membershipStatus() == null && who.accountStatus().name().equals("ACTIVE")).toList(), which);
        if (gone != null) {
            model.world().joinAgain(model.ws(), gone.id());
        }
    }),
    DEACTIVATE((model, which, how) -> person(model, which, who -> model.world().deactivate(model.ws(), who.id()))),
    ACTIVATE((model, which, how) -> person(model, which, who -> model.world().activate(model.ws(), who.id()))),
    DELETE_USER((model, which, how) -> person(model, which, who -> model.world().deleteUser(who.id()))),
    CHANGE_PERSON((model, which, how) -> person(model, which, who ->
            model.world().changePerson(who.id(), name(how), "other" + how + "@acme.example"))),
    CHANGE_EMAIL((model, which, how) -> person(model, which, who ->
            model.world().changeEmail(who.id(), how % 4 == 0 ? null : "changed" + how + "@acme.example"))),
    NEW_GROUP((model, which, how) -> {
        String group = model.world().createGroup(model.ws(), name(how));
        person(model, which, who -> model.world().addToGroup(model.ws(), group, who.id()));
    }),
    JOIN_GROUP((model, which, how) -> group(model, how, group -> person(model, which, who ->
            model.world().addToGroup(model.ws(), group.id(), who.id())))),
    LEAVE_GROUP((model, which, how) -> group(model, how, group -> {
        if (!group.userIds().isEmpty()) {
            model.world().removeFromGroup(model.ws(), group.id(), one(group.userIds(), which));
        }
    })),
    DELETE_GROUP((model, which, how) -> {
        if (model.world().groups(model.ws()).size() > 1) {
            model.world().deleteGroup(model.ws(), one(model.world().groups(model.ws()), which).id());
        }
    }),

    WAIT((model, which, how) -> model.pass(Duration.ofSeconds(30L + 60L * (how % 200)))),
    WAIT_FOR_DAYS((model, which, how) -> model.pass(Duration.ofHours(20 + how % 70))),
    WAIT_FOR_MONTHS((model, which, how) -> model.pass(Duration.ofDays(25 + how % 20))),
    JUMP_CLOCK((model, which, how) -> model.skew(which % 3 == 0
            ? Duration.ofMinutes(how % 400 - 200)
            : Duration.ofSeconds(how % 1_200 - 600))),

    TOO_MANY_REQUESTS(faults(how -> Fault.status(429))),
    TOO_MANY_REQUESTS_FOR_A_WHILE(faults(how -> Fault.tooManyRequests(how % 2 == 0 ? 0 : 60 + how))),
    SERVER_ERROR(faults(how -> Fault.status(500, "{\"message\":\"oops\",\"code\":500}"))),
    PROXY_ERROR(faults(how -> Fault.html502())),
    EMPTY_ANSWER(faults(how -> Fault.status(200))),
    TRUNCATION(faults(how -> Fault.truncatedJson())),
    RESET(faults(how -> Fault.reset())),
    WRONG_SHAPE(faults(how -> Fault.wrongShape())),
    HANG(faults(how -> Fault.hang(Duration.ofMillis(3)))),
    BAD_ROW(faults(how -> Fault.badRow(Fault.BadRow.values()[how % Fault.BadRow.values().length]))),
    KILL((model, which, how) -> {
        model.database().breakAt(how % 320, 0, which % 2 == 0);
        model.sync();
        if (which % 10 == 0) {
            model.restart();
        }
    }),
    RESTART((model, which, how) -> model.restart()),
    LOSE_DATABASE((model, which, how) -> {
        model.database().breakAt(how % 320, 1 + which % 8, which % 2 == 0);
        model.sync();
    }),

    TOGGLE_FEED((model, which, how) -> model.world().allowFeed(model.ws(), how % 2 == 0)),
    FEED_STATUS((model, which, how) -> model.clockify().behaviour().feedStatus(new int[] {200, 403, 404, 400}[how % 4])),
    TOGGLE_REPORTS((model, which, how) -> model.world().allowReports(model.ws(), how % 2 == 0)),
    CHANGE_PLAN((model, which, how) -> model.world().changePlan(model.ws(), Plan.values()[how % Plan.values().length])),
    CHANGE_ZONE((model, which, how) -> model.world().changeZone(
            model.owner(), ZoneId.of(List.of("UTC", "America/New_York", "Asia/Tokyo").get(how % 3)))),
    LOSE_RIGHTS((model, which, how) -> {
        List<Role> lesser = Arrays.stream(Role.values()).filter(role -> role != Role.OWNER).toList();
        model.world().changeRole(model.ws(), model.owner(), one(lesser, how));
    }),
    SWAP_KEY((model, which, how) -> person(model, which, who -> model.world().swapKeyOwner(World.ADMIN, who.id()))),
    HIDE_WORKSPACE((model, which, how) -> {
        if (how % 2 == 0) {
            model.world().hideWorkspace(World.ADMIN, model.ws());
        } else {
            model.world().showWorkspace(World.ADMIN, model.ws());
        }
    }),
    MOVE_OUT_OF_SIGHT((model, which, how) -> {
        PersonView to = one(model.members().stream().filter(person -> !person.id().equals(model.holder())).toList(), how);
        edit(model, which, entry -> entry.userId().equals(model.holder()) && to != null, draft -> draft.withUser(to.id()));
    }),
    MOVE_INTO_SIGHT((model, which, how) -> edit(model, which, entry -> !entry.userId().equals(model.holder()), draft ->
            draft.withUser(model.holder()))),
    CHANGE_LESSER_KEY((model, which, how) -> {
        if (how % 4 == 0) {
            person(model, which, who -> model.giveLesserKey(who.id()));
        } else {
            model.changeLesserRole(one(List.of(Role.MEMBER, Role.TEAM_MANAGER, Role.WORKSPACE_ADMIN), how));
        }
    }),
    TURN_OFF_INTEGRATION((model, which, how) -> model.turn(which, how % 2 == 0)),
    CHANGE_GROUPS((model, which, how) -> model.changeGroups(which, how)),
    CHANGE_FIRST_DAY((model, which, how) -> model.changeFirstDay(how)),

    SYNC_MEANWHILE((model, which, how) -> {
        List<Step> steps = List.of(CREATE, BACKDATE, PLAN_AHEAD, DESCRIBE, MOVE_DAY, MOVE_TIMER, SPLIT, MOVE_PROJECT, MOVE_USER, TAG,
                EDIT_MANY, SET_FIELD, CLEAR_FIELD, DELETE, DELETE_MANY, START, STOP, DISCARD, NEW_PROJECT, NEW_TAG, ASSIGN_CLIENT,
                RENAME, DELETE_PROJECT, DELETE_CLIENT, DELETE_TAG, JOIN, LEAVE, CHANGE_EMAIL, LEAVE_GROUP);
        model.syncWhile(which % 11, one(steps, how), which, how);
    });

    /** One kind of thing that happens. */
    private interface Happening {
        void to(Model model, int which, int how);
    }

    private final Happening happening;

    Step(Happening happening) {
        this.happening = happening;
    }

    void happen(Model model, int which, int how) {
        happening.to(model, which, how);
    }

    private static Happening faults(IntFunction<Fault> fault) {
        return (model, which, how) -> {
            AtomicInteger before = new AtomicInteger(which % 14);
            Predicate<RecordedRequest> due = request -> before.getAndDecrement() <= 0;
            model.clockify().faults().next(1 + how % 7, due, fault.apply(how));
        };
    }

    private static <T> T one(List<T> of, int which) {
        return of.isEmpty() ? null : of.get(Math.floorMod(which, of.size()));
    }

    private static String text(int how) {
        return switch (how % 6) {
            case 0 -> "";
            case 1 -> "Ünïcode ☃ 🐪 " + how;
            case 2 -> "with a \u0000 in it " + how;
            case 3 -> "'; drop table clockify_time_entry; -- " + how;
            default -> "Text " + how;
        };
    }

    private static String name(int how) {
        return how % 6 == 0 ? "Named " + how : text(how);
    }

    private static String create(Model model, int which, Instant start, int how) {
        PersonView who = one(model.members(), which);
        if (who == null) {
            return null;
        }
        String project = project(model, how);
        String id = model.world().createEntry(model.ws(), EntryDraft.of(who.id(), start, start.plusSeconds(how % 9_000))
                .withDescription(text(how)).withProject(project).withTask(task(model, project, which)));
        model.happenedTo(id);
        return id;
    }

    private static void entry(Model model, int which, Predicate<EntryView> wanted, Consumer<EntryView> then) {
        List<EntryView> entries = model.entries(wanted);
        // what matters is often that several things happen to the same one
        EntryView found = which % 2 == 0
                ? entries.stream().filter(entry -> entry.id().equals(model.latest())).findFirst().orElse(one(entries, which))
                : one(entries, which);
        if (found != null) {
            model.happenedTo(found.id());
            then.accept(found);
        }
    }

    private static void edit(
            Model model, int which, Predicate<EntryView> wanted, UnaryOperator<EntryDraft> change) {
        entry(model, which, wanted, found -> model.world().editEntry(model.ws(), found.id(), change));
    }

    private static void person(Model model, int which, Consumer<PersonView> then) {
        PersonView found = one(model.members(), which);
        if (found != null) {
            then.accept(found);
        }
    }

    private static void group(Model model, int which, Consumer<GroupView> then) {
        GroupView found = one(model.world().groups(model.ws()), which);
        if (found != null) {
            then.accept(found);
        }
    }

    private static String project(Model model, int how) {
        ProjectView project = how % 4 == 0 ? null : one(model.world().projects(model.ws()), how);
        return project == null ? null : project.id();
    }

    private static String task(Model model, String project, int how) {
        TaskView task = project == null || how % 3 == 0 ? null : one(model.world().tasks(model.ws()).stream()
                .filter(each -> each.projectId().equals(project)).toList(), how);
        return task == null ? null : task.id();
    }

    private static void assign(Model model, int which, String client) {
        ProjectView project = one(model.world().projects(model.ws()), which);
        if (project != null) {
            model.world().assignClient(model.ws(), project.id(), client);
        }
    }

    private static List<String> things(Model model) {
        List<String> things = new ArrayList<>();
        model.world().projects(model.ws()).forEach(thing -> things.add(thing.id()));
        model.world().clients(model.ws()).forEach(thing -> things.add(thing.id()));
        model.world().tags(model.ws()).forEach(thing -> things.add(thing.id()));
        model.world().tasks(model.ws()).forEach(thing -> things.add(thing.id()));
        return things;
    }

    private static void field(Model model, int which, int how, Object value) {
        List<String> fields = List.copyOf(model.world().customFields(model.ws()).keySet());
        entry(model, which, entry -> true, found ->
                model.world().setCustomField(model.ws(), found.id(), one(fields, how), value));
    }

    private static Object value(int how) {
        return switch (how % 4) {
            case 0 -> how;
            case 1 -> how % 8 == 1;
            case 2 -> List.of("a", "b" + how);
            default -> "value " + how;
        };
    }
}
