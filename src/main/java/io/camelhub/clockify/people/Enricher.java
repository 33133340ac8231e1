package io.camelhub.clockify.people;

import io.camelhub.clockify.model.TimeEntry;
import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.roster.Employee;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** Sets the employee of each time entry's user on a page. */
public final class Enricher {

    private final People people;
    private final BiConsumer<Run, Runnable> fence;

    /** @param fence runs a write while the run still holds its lease */
    public Enricher(People people, BiConsumer<Run, Runnable> fence) {
        this.people = people;
        this.fence = fence;
    }

    /** The run's knowledge of people. */
    public interface Run {

        State people();
    }

    /** The users and employees that a run has read in its workspace; its monitor is the lock. */
    public static final class State {

        /** The users already stored by this run, as reported: an equal one needs no database query. */
        private final Set<UserRef> reported = new HashSet<>();
        /** The employees by user id; empty for a user without one. */
        private final Map<String, Optional<Employee>> employees = new HashMap<>();
        private boolean foundUnknownUser;

        /** Whether a page reported a user who was not stored before. */
        public synchronized boolean foundUnknownUser() {
            return foundUnknownUser;
        }
    }

    /** Sets the employees on the page; users who are reported for the first time are stored and matched. */
    public TimeEntryPage enrich(Run run, TimeEntryPage page) {
        synchronized (run.people()) {
            learn(run, page);
        }
        return page;
    }

    private void learn(Run run, TimeEntryPage page) {
        State state = run.people();
        List<ClockifyUser> users = page.users().stream()
                .filter(user -> !state.reported.contains(user))
                .map(user -> new ClockifyUser(user.id(), user.email(), user.name(), null, null))
                .toList();
        if (!users.isEmpty()) {
            fence.accept(run, () -> store(state, page.workspaceId(), users));
        }
        state.reported.addAll(page.users());
        Set<String> unknown = page.entries().stream().map(TimeEntry::userId).filter(user -> !state.employees.containsKey(user))
                .collect(Collectors.toSet());
        Map<String, Employee> found = people.employees(page.workspaceId(), unknown);
        unknown.forEach(user -> state.employees.put(user, Optional.ofNullable(found.get(user))));
        page.entries().forEach(entry -> entry.matched(state.employees.get(entry.userId()).orElse(null)));
    }

    private void store(State state, String workspaceId, List<ClockifyUser> users) {
        if (people.learnUsers(workspaceId, users) > 0) {
            state.foundUnknownUser = true;
            people.match(workspaceId);
            state.employees.clear();
        }
    }
}
