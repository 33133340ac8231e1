package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CheckKey;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.EditIntegrations.Outcome;
import io.camelhub.clockify.command.EditIntegrations.Result;
import io.camelhub.clockify.command.EditIntegrations;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.query.KeyQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message.Kind;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Orders about an integration: sync now, check, pause, resume, remove. */
public final class OrdersPage {

    private static final String LIST = "/console/integrations";

    private final EditIntegrations integrations;
    private final CheckKey check;
    private final KeyQuery keys;
    private final ClockifySettings settings;
    private final Background background;
    private final Messages messages;
    private final Templates templates;

    public OrdersPage(EditIntegrations integrations, CheckKey check, KeyQuery keys, ClockifySettings settings, Background background, Messages messages,
            Templates templates) {
        this.integrations = integrations;
        this.check = check;
        this.keys = keys;
        this.settings = settings;
        this.background = background;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * The confirmation before an integration is removed.
     *
     * @param wrong the mistake in the typed name; null for none
     */
    public record Removal(String name, String path, boolean andData, String wrong) {
    }

    /** Executes the order of a button, and redirects to the integration. */
    public PageAnswer order(PageRequest request) {
        String name = request.address().segment(1);
        String what = request.form().get("order");
        Order order = new Order(request.visitor().name(), "console");
        Message message;
        try {
            message = switch (what) {
                case "sync" -> synced(used(name), order);
                case "check" -> checked(used(name), order);
                case "pause", "resume" -> enabled(name, what.equals("resume"), order);
                case "withdraw" -> withdrawn(request.form().get("id"), order);
                default -> throw PageFailure.wrong("There is no such order.");
            };
        } catch (CommandFailedException e) {
            message = Message.failed(e.getMessage());
        } catch (IOException e) {
            message = Message.failed(ErrorMessages.of(e));
        }
        return messages.then(request, new Address(LIST + "/" + Address.part(name), Map.of()), message);
    }

    private Integration used(String name) {
        return settings.integration(name).orElseThrow(() -> PageFailure.notFound("There is no integration of this name that can be used."));
    }

    private Message synced(Integration integration, Order order) throws IOException {
        if (!integration.enabled()) {
            return Message.failed(integration.name() + " is paused: resume it, then it syncs by itself.");
        }
        return background.sync(integration.name(), order) ? Message.done("A sync of " + integration.name() + " is ordered. "
                + (background.isHere() ? "This page says how it goes on." : Background.ELSEWHERE))
                : Message.failed("A sync of " + integration.name() + " that was ordered has not ended yet. This page says what it waits for.");
    }

    private Message withdrawn(String id, Order order) {
        return switch (background.withdraw(id, order)) {
            case DONE -> Message.done("The order is withdrawn: what it did so far stays, and nothing more is done for it.");
            case UNDER_WAY -> Message.failed("Not withdrawn: a hub is about it by now. It can be withdrawn once it waits again.");
            case ENDED -> Message.failed("There is nothing to withdraw: the order has ended.");
        };
    }

    private Message checked(Integration integration, Order order) throws IOException {
        if (!check.isHere()) {
            return Message.failed(ConnectPage.ALONE);
        }
        CheckKey.Result result = check.run(integration, order);
        String name = integration.name();
        List<String> problems = Stream.concat(keys.view(integration).lacks().stream().map(lack -> "it " + lack), result.problems().stream()).toList();
        return switch (result.answer()) {
            case NOT_NOW -> new Message(Kind.NOTE, name + " could not be checked: Clockify cannot be asked now.", result.problems());
            case REFUSED -> new Message(Kind.FAILED, "The key of " + name + " is refused.", result.problems());
            case GIVEN -> problems.isEmpty() ? Message.done(name + " works: key, workspaces, people, groups and report were tried.")
                    : new Message(result.teamsUnknown() ? Kind.FAILED : Kind.NOTE, "The key of " + name + " works, but:", problems);
        };
    }

    private Message enabled(String name, boolean enabled, Order order) {
        Result result = integrations.enable(name, enabled, order);
        if (result.outcome() == Outcome.SAVED && enabled) {
            background.look();
        }
        return said(result, name + (enabled ? " goes on." : " is paused. What is stored stays."));
    }

    private static Message said(Result result, String done) {
        return switch (result.outcome()) {
            case SAVED -> new Message(result.problems().isEmpty() ? Kind.DONE : Kind.NOTE, done, result.problems());
            case NOT_WRITABLE -> new Message(Kind.FAILED, "Not saved: " + String.join("; ", result.problems())
                    + ". So that integrations.properties says of it:", result.lines().isEmpty() ? List.of("nothing") : result.lines());
            default -> new Message(Kind.FAILED, "Not saved: integrations.properties was changed meanwhile. Try again.", result.lines());
        };
    }

    /** Asks for confirmation, and removes the integration once its name was typed. */
    public PageAnswer remove(PageRequest request) {
        String name = request.address().segment(1);
        if (!settings.isEditable(name)) {
            return messages.then(request, new Address(LIST, Map.of()),
                    Message.failed(name + " is not written in integrations.properties: where it is written, it is deleted by hand."));
        }
        boolean andData = request.form().get("and-data").equals("on");
        if (!request.isOrder()) {
            return asked(request, 200, new Removal(name, request.address().path(), false, null));
        }
        if (!request.form().get("name").strip().equals(name)) {
            return asked(request, 422, new Removal(name, request.address().path(), andData, "This is not its name. Nothing was removed."));
        }
        Message message;
        try {
            message = said(integrations.remove(name, andData, new Order(request.visitor().name(), "console")), name
                    + (andData ? " is removed, with what was stored of workspaces that no other integration syncs." : " is removed. Its stored entries stay."));
        } catch (CommandFailedException e) {
            message = Message.failed(e.getMessage());
        }
        return messages.then(request, new Address(LIST, Map.of()), message);
    }

    private PageAnswer asked(PageRequest request, int status, Removal removal) {
        return PageAnswer.html(status, templates.render("connect/remove",
                Map.of("frame", new Frame("Remove " + removal.name(), "Integrations", request.visitor()), "view", removal)));
    }
}
