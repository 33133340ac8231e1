package io.camelhub.clockify.simulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/** Runs a simulator as a process of its own; prints its roots and key as properties, one a line, and goes on until it is stopped. */
public final class ClockifySimulatorMain {

    private static final String HELP = """
            Usage: clockify-simulator [--OPTION=VALUE ...]

              --port=N              port on 127.0.0.1 (default: a free one)
              --seed=N              the same seed and sizes give the same world (default 1)
              --workspaces=N        workspaces (default 1); all sizes below are per workspace
              --people=N            people (default 12)
              --groups=N            user groups (default 3)
              --projects=N          projects (default 8)
              --clients=N           clients (default 4)
              --tags=N              tags (default 6)
              --tasks=N             tasks per project (default 3)
              --entries=N           time entries (default 500)
              --from=DATE, --to=DATE  period of the entries, UTC (default: the last 365 days)
              --now=INSTANT         what its clock shows at the start, such as 2026-06-15T12:00:00Z (default: the real time)
              --zones=A,B           time zones of the accounts; the first is the key owner's
              --plan=PLAN           FREE, FREE_BY_NAME, BASIC, STANDARD, PRO or ENTERPRISE (default PRO)
              --oddities=BOOL       whether there are strange people and texts (default true)
              --resources=BOOL      whether there is time off, approvals, plans, expenses and invoices (default true)
              --limits=BOOL         whether too many requests meet 429 (default true)
              --latency=MS          how long each answer takes, milliseconds (default 0)
              --employees=FILE      writes a roster of employees that fits, as CSV
              --life=SECONDS        how often somebody starts or stops a timer (default: never)
              --on=QUIRK,..  --off=QUIRK,..  switches, such as FEED_WRAPPED
              --help                this text
            """;

    private static final List<String> WORK = List.of("Review the release", "Plan the sprint", "Answer tickets", "Write the minutes", "Tidy the backlog");

    private final Map<String, String> options = new TreeMap<>();

    private ClockifySimulatorMain(String[] args) {
        for (String arg : args) {
            int equals = arg.indexOf('=');
            if (!arg.startsWith("--") || equals < 0) {
                throw new IllegalArgumentException("not understood: " + arg);
            }
            options.put(arg.substring(2, equals), arg.substring(equals + 1));
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 1 && args[0].equals("--help")) {
            System.out.print(HELP);
            return;
        }
        try {
            new ClockifySimulatorMain(args).run();
        } catch (IllegalArgumentException | DateTimeException e) {
            System.err.println(e.getMessage());
            System.err.print(HELP);
            System.exit(2);
        }
    }

    private void run() throws IOException, InterruptedException {
        int port = number("port", 0);
        boolean limited = Boolean.parseBoolean(text("limits", "true"));
        int latency = number("latency", 0);
        String employees = text("employees", "");
        int life = number("life", 0);
        Quirk[] on = quirks("on");
        Quirk[] off = quirks("off");
        World world = world();
        if (!options.isEmpty()) {
            throw new IllegalArgumentException("not understood: --" + String.join(", --", options.keySet()));
        }
        try (ClockifySimulator clockify = ClockifySimulator.start(world, port)) {
            clockify.behaviour().on(on).off(off);
            clockify.behaviour().latency(Duration.ofMillis(latency));
            if (!limited) {
                clockify.behaviour().off(Quirk.LIMITS_ENFORCED);
            }
            if (!employees.isEmpty()) {
                Files.writeString(Path.of(employees), world.employeesCsv());
            }
            System.out.println("api-url = " + clockify.apiUrl());
            System.out.println("reports-url = " + clockify.reportsUrl());
            System.out.println("api-key = " + world.adminKey());
            System.out.println("workspace-ids = " + String.join(",", world.workspaceIds()));
            System.out.println("ready");
            if (life > 0) {
                live(world, life);
            }
            new CountDownLatch(1).await();
        }
    }

    /** Goes on until the process is stopped. */
    private static void live(World world, int seconds) throws InterruptedException {
        Random random = new Random(1);
        String workspace = world.workspaceId();
        List<String> people = world.people(workspace).stream().map(PersonView::id).toList();
        while (true) {
            Thread.sleep(seconds * 1000L);
            String person = people.get(random.nextInt(people.size()));
            try {
                world.entries(workspace).stream().filter(entry -> entry.running() && entry.userId().equals(person)).findFirst().ifPresentOrElse(
                        entry -> world.stopTimer(workspace, entry.id()),
                        () -> world.startTimer(workspace, person, WORK.get(random.nextInt(WORK.size()))));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // this one may not, as somebody who has left
                System.err.println(e.getMessage());
            }
        }
    }

    private World world() {
        WorldBuilder builder = World.builder().seed(number("seed", 1)).workspaces(number("workspaces", 1)).people(number("people", 12))
                .groups(number("groups", 3)).projects(number("projects", 8)).clients(number("clients", 4)).tags(number("tags", 6))
                .tasksPerProject(number("tasks", 3)).entries(number("entries", 500)).plan(named(Plan.class, text("plan", "PRO")))
                .oddities(Boolean.parseBoolean(text("oddities", "true"))).resources(Boolean.parseBoolean(text("resources", "true")));
        String from = text("from", "");
        String to = text("to", "");
        String now = text("now", "");
        String zones = text("zones", "");
        if (!now.isEmpty()) {
            builder.clock(SimulatedClock.runningFrom(Instant.parse(now)));
        }
        if (!from.isEmpty()) {
            builder.from(LocalDate.parse(from).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        if (!to.isEmpty()) {
            builder.to(LocalDate.parse(to).atStartOfDay().toInstant(ZoneOffset.UTC));
        }
        return (zones.isEmpty() ? builder : builder.zones(zones.split(","))).build();
    }

    private Quirk[] quirks(String option) {
        String names = text(option, "");
        return names.isEmpty() ? new Quirk[0] : Arrays.stream(names.split(",")).map(name -> named(Quirk.class, name)).toArray(Quirk[]::new);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Arrays.stream(type.getEnumConstants()).filter(each -> each.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + Arrays.toString(type.getEnumConstants())));
    }

    private String text(String option, String otherwise) {
        String value = options.remove(option);
        return value == null ? otherwise : value;
    }

    private int number(String option, int otherwise) {
        String value = text(option, Integer.toString(otherwise));
        try {
            return Integer.parseInt(value.replace("_", ""));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--" + option + " must be a whole number, not " + value);
        }
    }
}
