package io.camelhub.clockify.simulator;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Fills a world from its description. */
final class WorldGenerator {

    private static final int WORK_STARTS = 7 * 3600;
    private static final int WORK_SECONDS = 11 * 3600;

    private final WorldBuilder plan;
    private final Instant now;
    private final Instant from;
    private final Instant to;
    private final SplittableRandom dice;
    private final World world;
    private int peopleMade;
    private Person shared;
    private Project lastProject;
    private List<Task> lastTasks;

    WorldGenerator(WorldBuilder plan, Instant now, Instant from, Instant to) {
        this.plan = plan;
        this.now = now;
        this.from = from;
        this.to = to;
        this.dice = new SplittableRandom(plan.seed);
        this.world = new World(plan.clock, plan.seed);
    }

    World generate() {
        Person owner = person(AccountStatus.ACTIVE);
        owner.zone = plan.zones.get(0);
        List<Workspace> made = new ArrayList<>();
        for (int i = 0; i < plan.workspaces; i++) {
            Workspace ws = new Workspace(world.newId(from), i == 0 ? "Camel & Co" : "Subsidiary " + i, plan.plan,
                    Texts.mixed(plan.seed, 200 + i), plan.oddities);
            world.workspaces.put(ws.id, ws);
            ws.members.put(owner.id, new Member(owner, Role.OWNER, MembershipStatus.ACTIVE));
            made.add(ws);
        }
        made.forEach(this::fill);
        world.addKey(World.ADMIN, owner.id);
        if (plan.resources) {
            made.forEach(ws -> new ResourceGenerator(world, ws, plan.seed, now, from).fill());
        }
        return world;
    }

    private void fill(Workspace ws) {
        List<Person> workers = people(ws);
        for (int i = 0; i < plan.clients; i++) {
            Client client = new Client(world.newId(from), Texts.client(i), from);
            client.archived = plan.oddities && i % 5 == 4;
            ws.clients.put(client.id, client);
        }
        List<Client> clients = List.copyOf(ws.clients.values());
        for (int i = 0; i < plan.projects; i++) {
            Client client = clients.isEmpty() || i % 4 == 3 ? null : clients.get(i % clients.size());
            Project project = new Project(world.newId(from), Texts.project(i), from, client);
            project.archived = plan.oddities && i % 6 == 5;
            ws.projects.put(project.id, project);
            for (int t = 0; t < plan.tasksPerProject; t++) {
                Task task = new Task(world.newId(from), Texts.task(t), from, project);
                project.tasks.put(task.id, task);
            }
        }
        for (int i = 0; i < plan.tags; i++) {
            Tag tag = new Tag(world.newId(from), Texts.tag(i), from);
            tag.archived = plan.oddities && i % 7 == 6;
            ws.tags.put(tag.id, tag);
        }
        ws.fields.add(new CustomField(world.newId(from), "Cost centre", "TXT"));
        ws.fields.add(new CustomField(world.newId(from), "Story points", "NUMBER"));
        ws.fields.add(new CustomField(world.newId(from), "Remote", "CHECKBOX"));
        ws.fields.add(new CustomField(world.newId(from), "Systems", "DROPDOWN_MULTIPLE"));
        ResourceRows rows = new ResourceRows(ws, from);
        ws.fields.forEach(field -> ws.rowsOf(Resource.CUSTOM_FIELD).put(field.id(),
                ResourceRow.of(Resource.CUSTOM_FIELD, field.id(), from, from, rows.customField(field))));
        groups(ws);
        entries(ws, workers);
    }

    private List<Person> people(Workspace ws) {
        List<Person> workers = new ArrayList<>();
        workers.add(ws.members.values().iterator().next().person);
        for (int i = 1; i < plan.people; i++) {
            if (plan.oddities && i == 3 && shared != null) {
                ws.members.put(shared.id, new Member(shared, Role.MEMBER, MembershipStatus.ACTIVE));
                workers.add(shared);
                continue;
            }
            int kind = plan.oddities ? i % 20 : 0;
            Person person = person(switch (kind) {
                case 5 -> AccountStatus.LIMITED;
                case 11 -> AccountStatus.DELETED;
                case 13 -> AccountStatus.NOT_REGISTERED;
                default -> AccountStatus.ACTIVE;
            });
            if (i == 3) {
                shared = person;
            }
            if (kind == 13) {
                person.name = null;
                person.zone = null;
            } else {
                workers.add(person);
            }
            if (kind != 11) {
                MembershipStatus status = kind == 13 ? MembershipStatus.PENDING : kind == 7 ? MembershipStatus.INACTIVE : MembershipStatus.ACTIVE;
                ws.members.put(person.id, new Member(person, i == 1 ? Role.WORKSPACE_ADMIN : i == 2 ? Role.TEAM_MANAGER : Role.MEMBER, status));
            }
        }
        return workers;
    }

    private Person person(AccountStatus status) {
        int index = peopleMade++;
        String name = Texts.personName(index);
        ZoneId zone = plan.zones.get(index % plan.zones.size());
        Person person = new Person(world.newId(from), name, status == AccountStatus.LIMITED ? null : Texts.email(name), zone, status, from);
        person.team = Texts.group(index % Math.max(1, plan.groups));
        world.people.put(person.id, person);
        return person;
    }

    private void groups(Workspace ws) {
        List<Group> groups = new ArrayList<>();
        for (int i = 0; i < plan.groups; i++) {
            Group group = new Group(world.newId(from), Texts.group(i), from);
            ws.groups.put(group.id, group);
            groups.add(group);
        }
        int number = 0;
        for (Member member : ws.members.values()) {
            if (groups.isEmpty() || plan.oddities && number % 10 == 9) {
                number++;
                continue;
            }
            Group group = groups.get(number % groups.size());
            group.userIds.add(member.person.id);
            if (number % 8 == 3) {
                groups.get((number + 1) % groups.size()).userIds.add(member.person.id);
            }
            if (member.role == Role.TEAM_MANAGER) {
                group.managerIds.add(member.person.id);
            }
            number++;
        }
    }

    private void entries(Workspace ws, List<Person> workers) {
        ws.expect(plan.entries);
        int timers = Math.min(plan.entries / 20, Math.max(1, workers.size() / 4));
        List<Project> projects = List.copyOf(ws.projects.values());
        List<Tag[]> tagSets = tagSets(ws);
        WorkingTime working = new WorkingTime(from, to);
        int finished = plan.entries - timers;
        for (int i = 0; i < finished; i++) {
            long position = (long) ((i + dice.nextDouble()) / finished * working.seconds());
            long created = Math.min(working.instant(position), now.getEpochSecond());
            Entry entry = new Entry(ws.nextCounter(), dice.nextInt(), created * 1000);
            entry.duration = dice.nextInt(20) == 0 ? dice.nextInt(1, 90) : 300 * dice.nextInt(1, 48) + (dice.nextBoolean() ? dice.nextInt(300) : 0);
            entry.start = created - entry.duration;
            entry.user = workers.get(dice.nextInt(workers.size()));
            if (plan.oddities) {
                shift(entry, dice.nextInt(200));
            }
            entry.start = Math.max(entry.start, from.getEpochSecond());
            if (dice.nextInt(10) == 0) {
                entry.updated = Math.min(entry.created + 1000L * dice.nextInt(3 * 86_400), to.toEpochMilli());
            }
            describe(entry, projects, tagSets);
            ws.add(entry);
        }
        for (int i = 0; i < timers; i++) {
            long age = i == 1 ? 3 * 86_400 : 600L * (timers - i) % 28_800 + 60;
            Entry entry = new Entry(ws.nextCounter(), dice.nextInt(), (now.getEpochSecond() - age) * 1000);
            entry.start = now.getEpochSecond() - age;
            entry.duration = Entry.RUNNING;
            entry.user = workers.get(i * 3 % workers.size());
            describe(entry, projects, tagSets);
            ws.add(entry);
        }
        ws.version++;
    }

    /** Some are entered late, some for the future, some are very long, and some have unusual types. */
    private static void shift(Entry entry, int kind) {
        if (kind < 8) {
            entry.start -= 86_400L * (kind + 1) * 2;
        } else if (kind == 8) {
            entry.start += 86_400L * 12;
        } else if (kind == 9) {
            entry.duration = 30 * 3600 + 7;
            entry.start -= entry.duration;
        } else if (kind == 10) {
            entry.duration = 0;
        }
        if (kind >= 20 && kind < 36) {
            entry.type = (byte) (kind < 26 ? 1 : kind < 29 ? 2 : kind < 34 ? 3 : kind - 30);
        }
    }

    private void describe(Entry entry, List<Project> projects, List<Tag[]> tagSets) {
        if (!projects.isEmpty() && dice.nextInt(8) != 0) {
            entry.project = projects.get(dice.nextInt(projects.size()));
            if (!entry.project.tasks.isEmpty() && dice.nextInt(3) != 0) {
                List<Task> tasks = tasks(entry.project);
                entry.task = tasks.get(dice.nextInt(tasks.size()));
            }
        }
        entry.tags = tagSets.get(dice.nextInt(tagSets.size()));
        entry.billable = entry.project != null && dice.nextInt(3) != 0;
        if (plan.oddities && !entry.running()) {
            int state = dice.nextInt(10);
            entry.approval = state < 3 ? Entry.APPROVED : state == 3 ? Entry.PENDING : Entry.UNSUBMITTED;
            entry.locked = state == 4;
            entry.invoiced = state == 0;
        }
    }

    private List<Task> tasks(Project project) {
        if (project != lastProject) {
            lastProject = project;
            lastTasks = List.copyOf(project.tasks.values());
        }
        return lastTasks;
    }

    /** Entries share these arrays. */
    private List<Tag[]> tagSets(Workspace ws) {
        List<Tag> tags = List.copyOf(ws.tags.values());
        List<Tag[]> sets = new ArrayList<>(List.of(Tag.NONE, Tag.NONE, Tag.NONE));
        for (int i = 0; i < tags.size(); i++) {
            sets.add(new Tag[] {tags.get(i)});
            if (i % 2 == 1) {
                sets.add(new Tag[] {tags.get(i), tags.get(i - 1)});
            }
        }
        return sets;
    }

    /** The working hours (7 to 18 o'clock UTC, Monday to Friday) of a period, as one line of seconds. */
    private static final class WorkingTime {

        private final List<Long> days = new ArrayList<>();
        private final Instant last;

        private WorkingTime(Instant from, Instant to) {
            LocalDate day = from.atZone(ZoneOffset.UTC).toLocalDate();
            for (Instant start = from; start.isBefore(to); start = start.plus(Duration.ofDays(1))) {
                if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                    days.add(day.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + WORK_STARTS);
                }
                day = day.plusDays(1);
            }
            if (days.isEmpty()) {
                days.add(from.getEpochSecond());
            }
            last = to;
        }

        private long seconds() {
            return (long) days.size() * WORK_SECONDS;
        }

        private long instant(long position) {
            return Math.min(days.get((int) (position / WORK_SECONDS)) + position % WORK_SECONDS, last.getEpochSecond());
        }
    }
}
