package io.camelhub.clockify.people;

import io.camelhub.clockify.model.TimeEntryPage;
import io.camelhub.clockify.sync.WorkspaceRun;
import java.util.List;

/** Tells each time entry of a page which employee its user is. */
public final class Enricher {

    private final People people;

    public Enricher(People people) {
        this.people = people;
    }

    /** The page, with the employees; users met for the first time are stored and matched. */
    public TimeEntryPage enrich(WorkspaceRun run, TimeEntryPage page) {
        List<ClockifyUser> met = page.users().stream()
                .filter(user -> !run.met().contains(user))
                .map(user -> new ClockifyUser(user.id(), user.email(), user.name(), null, null))
                .toList();
        if (!met.isEmpty() && people.learnUsers(page.workspaceId(), met) > 0) {
            run.meetStranger();
            people.match(page.workspaceId());
            run.employees(people.employees(page.workspaceId()));
        }
        run.met().addAll(page.users());
        page.entries().forEach(entry -> entry.matched(run.employees().get(entry.userId())));
        return page;
    }
}
