package io.camelhub.clockify.privacy;

import io.camelhub.clockify.model.Decision;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.people.MatchingContext;
import io.camelhub.clockify.people.UserRow;
import io.camelhub.clockify.roster.EmailKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lists the data that an erasure does not reach, with what a person has to do about it. */
@Decision
final class OutOfReach {

    private OutOfReach() {
    }

    /** @param addresses the employee's own; empty for a single account */
    static List<String> of(Subject subject, Set<EmailKey> addresses, MatchingContext context) {
        List<String> lines = new ArrayList<>();
        if (!subject.isAccount()) {
            context.users().stream().filter(user -> !subject.users().contains(user))
                    .forEach(user -> addAccount(user, subject, addresses, context, lines));
        } else if (subject.employee() != null) {
            String id = subject.employee().id();
            lines.add("the employee " + id + " is still on the roster: clockify people forget " + id);
        }
        lines.add("Clockify itself: ask for the deletion there; until then it delivers the person anew,"
                + " and the plugin replaces the id each time");
        lines.add("backups and exports of the database, and what other steps of the hub have passed on");
        lines.add("names that others wrote into projects, tasks, tags and descriptions of their own entries");
        return lines;
    }

    private static void addAccount(
            UserRow user, Subject subject, Set<EmailKey> addresses, MatchingContext context, List<String> lines) {
        String command = "and was not mapped to them: clockify people forget " + user.id();
        if (EmailKey.of(user.email()).filter(addresses::contains).isPresent()) {
            lines.add("the Clockify user " + user.id() + " has their e-mail address, " + command);
        } else if (!UserRef.isPseudonym(user.id()) && context.employeeId(user.id()) == null) {
            context.suggestions(user).stream().filter(one -> one.employeeId().equals(subject.employee().id())).findFirst()
                    .ifPresent(suggestion -> lines.add("the Clockify user " + user.id() + " may be the same person ("
                            + suggestion.reason() + "), " + command));
        }
    }
}
