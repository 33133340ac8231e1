package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ConsoleUser;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.EditConsoleUsers;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.web.page.Sessions.Session;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The account page of a user: their sessions, which they can end, and their password. */
public final class AccountPage {

    private static final Address PAGE = new Address("/console/account", Map.of());

    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final ConsoleUsers users;
    private final EditConsoleUsers editing;
    private final Messages messages;
    private final Templates templates;

    public AccountPage(
            Sessions sessions, LoginThrottle throttle, ConsoleUsers users, EditConsoleUsers editing, Messages messages, Templates templates) {
        this.sessions = sessions;
        this.throttle = throttle;
        this.users = users;
        this.editing = editing;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * A session.
     *
     * @param handle the handle for ending it
     */
    public record Row(String handle, boolean isThis, String begun, String clicked, String address, String browser, String by) {
    }

    /** Shows the page, or executes its order. */
    public PageAnswer page(PageRequest request) {
        Session here = sessions.withForms(request.visitor().csrf()).orElseThrow(() -> PageFailure.forbidden("This session is over."));
        if (request.isOrder()) {
            return messages.then(request, PAGE, ordered(request, here));
        }
        List<Row> rows = sessions.of(here.user().name()).stream().map(session -> row(session, session == here)).toList();
        Map<String, Object> values = new HashMap<>(Map.of("frame", new Frame("Your account", null, request.visitor()), "sessions", rows,
                "hasPassword", here.user().hash() != null));
        values.put("message", messages.of(request));
        return PageAnswer.html(templates.render("account", values));
    }

    private Row row(Session session, boolean isThis) {
        return new Row(session.handle(), isThis, ago(sessions.age(session)), ago(sessions.quiet(session)), session.origin().address(),
                PageText.text(session.origin().browser()), session.origin().isProxied() ? "by the proxy" : "by password");
    }

    private static String ago(Duration time) {
        return time.toMinutes() < 1 ? "just now" : HumanReadable.duration(time) + " ago";
    }

    private Message ordered(PageRequest request, Session here) {
        return switch (request.form().get("do")) {
            case "password" -> changed(request, here);
            case "end" -> sessions.of(here.user().name()).stream().filter(session -> session.handle().equals(request.form().get("session"))).findFirst()
                    .map(session -> {
                        sessions.end(session);
                        return Message.done("That session is over.");
                    }).orElseGet(() -> Message.failed("That session is over already."));
            case "end-others" -> {
                List<Session> others = sessions.of(here.user().name()).stream().filter(session -> session != here).toList();
                others.forEach(sessions::end);
                yield Message.done(others.isEmpty() ? "There was no other session." : others.size() == 1 ? "1 other session is over."
                        : others.size() + " other sessions are over.");
            }
            default -> throw PageFailure.wrong("There is no such order on this page.");
        };
    }

    private Message changed(PageRequest request, Session here) {
        String name = here.user().name();
        String wanted = request.form().get("new");
        if (!wanted.equals(request.form().get("again"))) {
            return Message.failed("The new password is not the same twice. Nothing has changed.");
        }
        // an open session must not try passwords faster than the log-in page allows
        LoginThrottle.Who who = new LoginThrottle.Who(name.toLowerCase(Locale.ROOT), here.origin().address(), here.handle());
        Duration wait = throttle.attempt(who, System.nanoTime());
        if (!wait.isZero()) {
            return Message.failed("Too many attempts. Try again in " + (wait.toSeconds() + 1) + " seconds.");
        }
        Optional<ConsoleUser> user = users.authenticate(name, request.form().get("old"));
        if (user.isEmpty()) {
            return Message.failed("The old password is wrong. Nothing has changed.");
        }
        throttle.succeeded(who, System.nanoTime());
        try {
            editing.save(name, user.get().role(), user.get().email(), user.get().employee(), wanted.toCharArray(), new Order(name, "console"));
        } catch (CommandFailedException e) {
            return Message.failed(PageText.capital(ErrorMessages.of(e)) + ".");
        }
        users.find(name).ifPresent(now -> sessions.keep(here, now));
        return Message.done("The password is changed. Your other sessions are over.");
    }
}
