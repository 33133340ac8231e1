package io.camelhub.clockify;

import io.camelhub.clockify.simulator.EntryDraft;
import io.camelhub.clockify.simulator.EntryView;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
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

/** The events that can happen. Each takes two numbers: which object it happens to, and how. Without such an object nothing happens. */
enum Step {
    SYNC(Model.class, (model, which, how) -> model.sync()),

    CREATE((stage, which, how) -> create(stage, which, stage.now().minusSeconds(3_600L * (how % 20) + 60), how)),
    BACKDATE((stage, which, how) -> create(stage, which, stage.now().minus(Duration.ofDays(1 + how % 100)), how)),
    PLAN_AHEAD((stage, which, how) -> create(stage, which, stage.now().plus(Duration.ofDays(1 + how % 15)), how)),
    CREATE_AND_DELETE(Model.class, (model, which, how) -> {
        String id = create(model, which, model.now().minusSeconds(7_200), how);
        if (how % 2 == 0) {
            model.pass(Duration.ofSeconds(how % 100));
            model.sync();
        }
        if (id != null) {
            model.world().deleteEntry(model.ws(), id);
        }
    }),
    DESCRIBE((stage, which, how) -> edit(stage, which, entry -> true, draft -> draft.withDescription(text(how)))),
    BILL((stage, which, how) -> edit(stage, which, entry -> true, draft -> draft.withBillable(!draft.billable()))),
    RETYPE((stage, which, how) ->
            edit(stage, which, entry -> true, draft -> draft.withType(how % 2 == 0 ? "REGULAR" : "BREAK"))),
    MOVE_DAY((stage, which, how) -> edit(stage, which, entry -> !entry.running(), draft -> {
        Duration by = Duration.ofDays(how % 80 - 60).plusSeconds(how);
        Instant latest = stage.now().plus(Duration.ofDays(20));
        return draft.start().plus(by).isAfter(latest)
                ? draft
                : draft.withTimes(draft.start().plus(by), draft.end().plus(by).plusSeconds(how % 3));
    })),
    MOVE_TIMER((stage, which, how) -> edit(stage, which, EntryView::running, draft ->
            draft.withTimes(draft.start().minusSeconds(how), null))),
    SPLIT((stage, which, how) -> entry(stage, which, entry -> !entry.running() && entry.durationSeconds() > 1, entry -> {
        Instant middle = entry.start().plusSeconds(1 + how % (entry.durationSeconds() - 1));
        Instant end = entry.end();
        stage.world().editEntry(stage.ws(), entry.id(), draft -> draft.withTimes(draft.start(), middle));
        stage.world().createEntry(stage.ws(), EntryDraft.of(entry.userId(), middle, end));
    })),
    MOVE_PROJECT((stage, which, how) -> {
        String project = project(stage, how);
        String task = task(stage, project, how);
        edit(stage, which, entry -> true, draft -> draft.withProject(project).withTask(task));
    }),
    MOVE_USER((stage, which, how) -> {
        PersonView to = one(stage.members(), how);
        edit(stage, which, entry -> to != null, draft -> draft.withUser(to.id()));
    }),
    TAG((stage, which, how) -> {
        List<String> tags = new ArrayList<>(stage.world().tags(stage.ws()).stream().map(NamedView::id).toList());
        edit(stage, which, entry -> true, draft -> draft.withTags(tags.subList(0, Math.min(tags.size(), how % 4))));
    }),
    EDIT_MANY((stage, which, how) -> {
        for (int i = 0; i < 55; i++) {
            if (i < 20) {
                create(stage, which + i, stage.now().minus(Duration.ofDays(i)), how);
            }
            // each of them another, so that the feed has more than a page to tell
            EntryView found = one(stage.entries(entry -> true), which + i);
            if (found != null) {
                List<String> fields = List.copyOf(stage.world().customFields(stage.ws()).keySet());
                stage.world().editEntry(stage.ws(), found.id(), draft -> draft.withDescription(text(how)));
                stage.world().setCustomField(stage.ws(), found.id(), one(fields, how), value(how + i));
            }
            stage.pass(Duration.ofMillis(40));
        }
    }),
    SET_FIELD((stage, which, how) -> field(stage, which, how, value(how))),
    CLEAR_FIELD((stage, which, how) -> field(stage, which, how, null)),
    DELETE((stage, which, how) -> entry(stage, which, entry -> !entry.running(), entry ->
            stage.world().deleteEntry(stage.ws(), entry.id()))),
    DELETE_MANY((stage, which, how) -> {
        for (int i = 0; i < 3 + how % 20; i++) {
            entry(stage, which + i, entry -> !entry.running(), entry -> stage.world().deleteEntry(stage.ws(), entry.id()));
        }
    }),
    /** The count of all entries, and of their time, stays. */
    REENTER((stage, which, how) -> entry(stage, which, entry -> !entry.running(), entry -> {
        stage.world().deleteEntry(stage.ws(), entry.id());
        stage.world().createEntry(stage.ws(), EntryDraft.of(entry.userId(), entry.start(), entry.end()));
    })),
    RESTORE((stage, which, how) -> {
        List<String> deleted = stage.world().deletedEntries(stage.ws());
        String id = which % 2 == 0 && deleted.contains(stage.latest()) ? stage.latest() : one(deleted, which);
        if (id != null) {
            stage.happenedTo(id);
            stage.world().restoreEntry(stage.ws(), id);
        }
    }),
    START((stage, which, how) -> {
        PersonView who = one(stage.members(), which);
        if (who != null) {
            stage.happenedTo(stage.world().startTimer(stage.ws(), who.id(), text(how)));
        }
    }),
    STOP((stage, which, how) -> entry(stage, which, EntryView::running, entry ->
            stage.world().stopTimer(stage.ws(), entry.id()))),
    DISCARD((stage, which, how) -> entry(stage, which, EntryView::running, entry ->
            stage.world().discardTimer(stage.ws(), entry.id()))),
    LOCK((stage, which, how) -> entry(stage, which, entry -> !entry.running(), entry ->
            stage.world().lockEntry(stage.ws(), entry.id(), !entry.locked()))),
    APPROVE((stage, which, how) -> entry(stage, which, entry -> !entry.running(), entry ->
            stage.world().approveEntry(stage.ws(), entry.id(), how % 3 != 0))),

    NEW_PROJECT((stage, which, how) -> {
        NamedView client = how % 3 == 0 ? null : one(stage.world().clients(stage.ws()), how);
        String project = stage.world().createProject(stage.ws(), name(how), client == null ? null : client.id());
        String task = how % 2 == 0 ? null : stage.world().createTask(stage.ws(), project, name(which));
        edit(stage, which, entry -> true, draft -> draft.withProject(project).withTask(task));
    }),
    NEW_TAG((stage, which, how) -> {
        String tag = stage.world().createTag(stage.ws(), name(how));
        edit(stage, which, entry -> true, draft -> draft.withTags(List.of(tag)));
    }),
    NEW_CLIENT((stage, which, how) -> assign(stage, which, stage.world().createClient(stage.ws(), name(how)))),
    ASSIGN_CLIENT((stage, which, how) -> {
        NamedView client = how % 3 == 0 ? null : one(stage.world().clients(stage.ws()), how);
        assign(stage, which, client == null ? null : client.id());
    }),
    RENAME((stage, which, how) -> {
        String thing = one(things(stage), which);
        if (thing != null) {
            stage.world().rename(stage.ws(), thing, name(how));
        }
    }),
    RENAME_GROUP((stage, which, how) -> group(stage, which, group -> stage.world().rename(stage.ws(), group.id(), name(how)))),
    RENAME_WORKSPACE((stage, which, how) -> stage.world().renameWorkspace(stage.ws(), name(how))),
    ARCHIVE((stage, which, how) -> {
        String thing = one(things(stage), which);
        if (thing != null) {
            stage.world().archive(stage.ws(), thing, how % 3 != 0);
        }
    }),
    DELETE_PROJECT((stage, which, how) -> {
        ProjectView project = one(stage.world().projects(stage.ws()), which);
        if (project != null) {
            stage.world().deleteProject(stage.ws(), project.id());
        }
    }),
    DELETE_CLIENT((stage, which, how) -> {
        NamedView client = one(stage.world().clients(stage.ws()), which);
        if (client != null) {
            stage.world().deleteClient(stage.ws(), client.id());
        }
    }),
    DELETE_TAG((stage, which, how) -> {
        NamedView tag = one(stage.world().tags(stage.ws()), which);
        if (tag != null) {
            stage.world().deleteTag(stage.ws(), tag.id());
        }
    }),
    DELETE_TASK((stage, which, how) -> {
        TaskView task = one(stage.world().tasks(stage.ws()), which);
        if (task != null) {
            stage.world().deleteTask(stage.ws(), task.id());
        }
    }),

    JOIN((stage, which, how) -> {
        String email = how % 4 == 0 ? null : "new" + how + "@acme.example";
        String user = stage.world().join(stage.ws(), name(which), email, ZoneId.of("UTC"));
        stage.world().createEntry(stage.ws(), EntryDraft.of(user, stage.now().minusSeconds(600), stage.now()));
    }),
    LEAVE((stage, which, how) -> person(stage, which, who -> stage.world().leave(stage.ws(), who.id()))),
    COME_BACK((stage, which, how) -> {
        PersonView gone = one(stage.world().people(stage.ws()).stream()
                .filter(who -> who.membershipStatus() == null && who.accountStatus().name().equals("ACTIVE")).toList(), which);
        if (gone != null) {
            stage.world().joinAgain(stage.ws(), gone.id());
        }
    }),
    DEACTIVATE((stage, which, how) -> person(stage, which, who -> stage.world().deactivate(stage.ws(), who.id()))),
    ACTIVATE((stage, which, how) -> person(stage, which, who -> stage.world().activate(stage.ws(), who.id()))),
    DELETE_USER((stage, which, how) -> person(stage, which, who -> stage.world().deleteUser(who.id()))),
    CHANGE_PERSON((stage, which, how) -> person(stage, which, who ->
            stage.world().changePerson(who.id(), name(how), "other" + how + "@acme.example"))),
    CHANGE_EMAIL((stage, which, how) -> person(stage, which, who ->
            stage.world().changeEmail(who.id(), how % 4 == 0 ? null : "changed" + how + "@acme.example"))),
    NEW_GROUP((stage, which, how) -> {
        String group = stage.world().createGroup(stage.ws(), name(how));
        person(stage, which, who -> stage.world().addToGroup(stage.ws(), group, who.id()));
    }),
    JOIN_GROUP((stage, which, how) -> group(stage, how, group -> person(stage, which, who ->
            stage.world().addToGroup(stage.ws(), group.id(), who.id())))),
    LEAVE_GROUP((stage, which, how) -> group(stage, how, group -> {
        if (!group.userIds().isEmpty()) {
            stage.world().removeFromGroup(stage.ws(), group.id(), one(group.userIds(), which));
        }
    })),
    DELETE_GROUP((stage, which, how) -> {
        if (stage.world().groups(stage.ws()).size() > 1) {
            stage.world().deleteGroup(stage.ws(), one(stage.world().groups(stage.ws()), which).id());
        }
    }),

    WAIT((stage, which, how) -> stage.pass(Duration.ofSeconds(30L + 60L * (how % 200)))),
    WAIT_FOR_DAYS((stage, which, how) -> stage.pass(Duration.ofHours(20 + how % 70))),
    WAIT_FOR_MONTHS((stage, which, how) -> stage.pass(Duration.ofDays(25 + how % 20))),
    JUMP_CLOCK(Model.class, (model, which, how) -> model.skew(which % 3 == 0
            ? Duration.ofMinutes(how % 400 - 200)
            : Duration.ofSeconds(how % 1_200 - 600))),

    WRONG_DATE(Model.class, (model, which, how) -> WrongClocks.ofAnswers(model.serverClocks(), which, how)),
    WRONG_SERVER_CLOCK(Model.class, (model, which, how) -> WrongClocks.ofServers(model.serverClocks(), which, how)),
    SET_CLOCK(Model.class, (model, which, how) -> model.skew(WrongClocks.ofDatabase(which, how))),

    TOO_MANY_REQUESTS(Model.class, faults(how -> Fault.status(429))),
    TOO_MANY_REQUESTS_FOR_A_WHILE(Model.class, faults(how -> Fault.tooManyRequests(how % 2 == 0 ? 0 : 60 + how))),
    SERVER_ERROR(Model.class, faults(how -> Fault.status(500, "{\"message\":\"oops\",\"code\":500}"))),
    PROXY_ERROR(Model.class, faults(how -> Fault.html502())),
    EMPTY_ANSWER(Model.class, faults(how -> Fault.status(200))),
    TRUNCATION(Model.class, faults(how -> Fault.truncatedJson())),
    RESET(Model.class, faults(how -> Fault.reset())),
    WRONG_SHAPE(Model.class, faults(how -> Fault.wrongShape())),
    HANG(Model.class, faults(how -> Fault.hang(Duration.ofMillis(3)))),
    BAD_ROW(Model.class, faults(how -> Fault.badRow(Fault.BadRow.values()[how % Fault.BadRow.values().length]))),
    KILL(Model.class, (model, which, how) -> {
        model.database().breakAt(how % 320, 0, which % 2 == 0);
        model.sync();
        if (which % 10 == 0) {
            model.restart();
        }
    }),
    RESTART(Model.class, (model, which, how) -> model.restart()),
    LOSE_DATABASE(Model.class, (model, which, how) -> {
        model.database().breakAt(how % 320, 1 + which % 8, which % 2 == 0);
        model.sync();
    }),

    TOGGLE_FEED((stage, which, how) -> stage.world().allowFeed(stage.ws(), how % 2 == 0)),
    FEED_STATUS(Model.class, (model, which, how) ->
            model.clockify().behaviour().feedStatus(new int[] {200, 403, 404, 400}[how % 4])),
    TOGGLE_REPORTS((stage, which, how) -> stage.world().allowReports(stage.ws(), how % 2 == 0)),
    CHANGE_PLAN((stage, which, how) -> stage.world().changePlan(stage.ws(), Plan.values()[how % Plan.values().length])),
    CHANGE_ZONE((stage, which, how) -> stage.world().changeZone(
            stage.owner(), ZoneId.of(List.of("UTC", "America/New_York", "Asia/Tokyo").get(how % 3)))),
    LOSE_RIGHTS((stage, which, how) -> {
        List<Role> lesser = Arrays.stream(Role.values()).filter(role -> role != Role.OWNER).toList();
        stage.world().changeRole(stage.ws(), stage.owner(), one(lesser, how));
    }),
    SWAP_KEY((stage, which, how) -> person(stage, which, who -> stage.world().swapKeyOwner(World.ADMIN, who.id()))),
    HIDE_WORKSPACE((stage, which, how) -> {
        if (how % 2 == 0) {
            stage.world().hideWorkspace(World.ADMIN, stage.ws());
        } else {
            stage.world().showWorkspace(World.ADMIN, stage.ws());
        }
    }),
    MOVE_OUT_OF_SIGHT(Model.class, (model, which, how) -> {
        PersonView to = one(model.members().stream().filter(person -> !person.id().equals(model.holder())).toList(), how);
        edit(model, which, entry -> entry.userId().equals(model.holder()) && to != null, draft -> draft.withUser(to.id()));
    }),
    MOVE_INTO_SIGHT(Model.class, (model, which, how) -> edit(model, which, entry -> !entry.userId().equals(model.holder()), draft ->
            draft.withUser(model.holder()))),
    CHANGE_LESSER_KEY(Model.class, (model, which, how) -> {
        if (how % 4 == 0) {
            person(model, which, who -> model.giveLesserKey(who.id()));
        } else {
            model.changeLesserRole(one(List.of(Role.MEMBER, Role.TEAM_MANAGER, Role.WORKSPACE_ADMIN), how));
        }
    }),
    TURN_OFF_INTEGRATION(Model.class, (model, which, how) -> model.turn(which, how % 2 == 0)),
    CHANGE_GROUPS(Model.class, (model, which, how) -> model.changeGroups(which, how)),
    CHANGE_FIRST_DAY(Model.class, (model, which, how) -> model.changeFirstDay(how)),

    REPLACE_KEY(Model.class, (model, which, how) -> model.sight().replaceKey(which, how)),
    CHANGE_ROLE(Model.class, (model, which, how) -> model.sight().changeRole(how)),
    CHANGE_MANAGED(Model.class, (model, which, how) -> model.sight().changeGroup(which, how)),
    LOSE_WORKSPACE(Model.class, (model, which, how) -> model.sight().hideWorkspace(how % 2 == 0)),
    LEAVE_OUT(Model.class, (model, which, how) -> model.clockify().faults().next(1, Faults.to("/time-entries/batch"), Fault.leavesOut(1 + how % 4))),

    READ_AGAIN(Model.class, (model, which, how) -> model.readAgain(which, how)),
    SYNC_MEANWHILE(Model.class, (model, which, how) -> {
        List<Step> steps = List.of(REENTER, CREATE, BACKDATE, PLAN_AHEAD, DESCRIBE, MOVE_DAY, MOVE_TIMER, SPLIT, MOVE_PROJECT, MOVE_USER, TAG,
                EDIT_MANY, SET_FIELD, CLEAR_FIELD, DELETE, DELETE_MANY, START, STOP, DISCARD, NEW_PROJECT, NEW_TAG, ASSIGN_CLIENT,
                RENAME, DELETE_PROJECT, DELETE_CLIENT, DELETE_TAG, JOIN, LEAVE, CHANGE_EMAIL, LEAVE_GROUP);
        model.syncWhile(which % 11, one(steps, how), which, how);
    }),
    REENTER_MEANWHILE(Model.class, (model, which, how) -> model.syncWhile(which % 40, REENTER, which, how)),
    /** Webhooks tell at once of what happens during a sync, which may have read further ahead. */
    HINTS_MEANWHILE(Model.class, (model, which, how) -> model.syncWhile(which % 40, () -> {
        model.run(one(List.of(DESCRIBE, DELETE, MOVE_DAY, REENTER), how), which, how);
        model.storeHints();
    })),

    /** Webhooks arrived, and what they hint at is read at once. */
    HINTS(Model.class, (model, which, how) -> model.readHints()),

    TICK(Fleet.class, (fleet, which, how) -> fleet.tick()),
    GO_ON(Fleet.class, (fleet, which, how) -> fleet.goOn(Duration.ofSeconds(how % 70))),
    NEXT(Fleet.class, (fleet, which, how) -> fleet.next(() -> { })),
    PAUSE(Fleet.class, (fleet, which, how) -> fleet.next(() -> fleet.pause(which, how % 8))),
    CRASH(Fleet.class, (fleet, which, how) -> fleet.next(() -> fleet.crash(which, how % 300))),
    CLOSE_QUEUE(Fleet.class, (fleet, which, how) -> fleet.next(() -> fleet.closeQueue(1 + how % 3)));

    /** One kind of thing that happens. */
    private interface Happening<T> {
        void to(T stage, int which, int how);
    }

    private final Happening<Stage> happening;

    Step(Happening<Stage> happening) {
        this.happening = happening;
    }

    /** What happens to more than a workspace. */
    <T extends Stage> Step(Class<T> to, Happening<T> happening) {
        this.happening = (stage, which, how) -> happening.to(to.cast(stage), which, how);
    }

    void happen(Stage stage, int which, int how) {
        happening.to(stage, which, how);
    }

    private static Happening<Model> faults(IntFunction<Fault> fault) {
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

    private static String create(Stage stage, int which, Instant start, int how) {
        PersonView who = one(stage.members(), which);
        if (who == null) {
            return null;
        }
        String project = project(stage, how);
        String id = stage.world().createEntry(stage.ws(), EntryDraft.of(who.id(), start, start.plusSeconds(how % 9_000))
                .withDescription(text(how)).withProject(project).withTask(task(stage, project, which)));
        stage.happenedTo(id);
        return id;
    }

    private static void entry(Stage stage, int which, Predicate<EntryView> wanted, Consumer<EntryView> then) {
        List<EntryView> entries = stage.entries(wanted);
        // what matters is often that several things happen to the same one
        EntryView found = which % 2 == 0
                ? entries.stream().filter(entry -> entry.id().equals(stage.latest())).findFirst().orElse(one(entries, which))
                : one(entries, which);
        if (found != null) {
            stage.happenedTo(found.id());
            then.accept(found);
        }
    }

    private static void edit(
            Stage stage, int which, Predicate<EntryView> wanted, UnaryOperator<EntryDraft> change) {
        entry(stage, which, wanted, found -> stage.world().editEntry(stage.ws(), found.id(), change));
    }

    private static void person(Stage stage, int which, Consumer<PersonView> then) {
        PersonView found = one(stage.members(), which);
        if (found != null) {
            then.accept(found);
        }
    }

    private static void group(Stage stage, int which, Consumer<GroupView> then) {
        GroupView found = one(stage.world().groups(stage.ws()), which);
        if (found != null) {
            then.accept(found);
        }
    }

    private static String project(Stage stage, int how) {
        ProjectView project = how % 4 == 0 ? null : one(stage.world().projects(stage.ws()), how);
        return project == null ? null : project.id();
    }

    private static String task(Stage stage, String project, int how) {
        TaskView task = project == null || how % 3 == 0 ? null : one(stage.world().tasks(stage.ws()).stream()
                .filter(each -> each.projectId().equals(project)).toList(), how);
        return task == null ? null : task.id();
    }

    private static void assign(Stage stage, int which, String client) {
        ProjectView project = one(stage.world().projects(stage.ws()), which);
        if (project != null) {
            stage.world().assignClient(stage.ws(), project.id(), client);
        }
    }

    private static List<String> things(Stage stage) {
        List<String> things = new ArrayList<>();
        stage.world().projects(stage.ws()).forEach(thing -> things.add(thing.id()));
        stage.world().clients(stage.ws()).forEach(thing -> things.add(thing.id()));
        stage.world().tags(stage.ws()).forEach(thing -> things.add(thing.id()));
        stage.world().tasks(stage.ws()).forEach(thing -> things.add(thing.id()));
        return things;
    }

    private static void field(Stage stage, int which, int how, Object value) {
        List<String> fields = List.copyOf(stage.world().customFields(stage.ws()).keySet());
        entry(stage, which, entry -> true, found ->
                stage.world().setCustomField(stage.ws(), found.id(), one(fields, how), value));
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
