package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.HeldQuery;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.Page;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.StreamStatus;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.run.RunSummary;
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
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The held deletions of an integration, with the button that executes them. */
public final class HeldPage {

    private static final int SIZE = 50;
    private static final String FROM = "before";

    private final HeldQuery held;
    private final StatusQuery status;
    private final ClockifySettings settings;
    private final Background background;
    private final Messages messages;
    private final Templates templates;

    public HeldPage(HeldQuery held, StatusQuery status, ClockifySettings settings, Background background, Messages messages, Templates templates) {
        this.held = held;
        this.status = status;
        this.settings = settings;
        this.background = background;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * An entry that would be deleted.
     *
     * @param href of its page
     */
    public record Entry(String when, String length, String title, String href, String project, String person, String workspace) {
    }

    /** A reason for holding deletions, with their number. */
    public record Reason(String words, String since) {
    }

    /**
     * The view of the template.
     *
     * @param version of the shown deletions: the order applies to this version only
     * @param isPaused whether the integration is paused, so that nothing can be confirmed
     * @param older the address of the next page; null for none
     */
    public record View(String name, String zone, String path, String count, String version, boolean isPaused, List<Reason> reasons, List<Entry> entries,
            String older) {
    }

    /** Shows the held deletions, or executes the order. */
    public PageAnswer page(PageRequest request) {
        String name = request.address().segment(1);
        Integration integration = settings.integration(name)
                .orElseThrow(() -> PageFailure.notFound("There is no integration of this name that can be used."));
        return request.isOrder() ? confirmed(request, integration) : shown(request, integration);
    }

    private PageAnswer shown(PageRequest request, Integration integration) {
        Address here = request.address().with("message", null);
        LocalTimes times = status.times();
        HeldQuery.State state = held.state(integration.name());
        Page<HeldQuery.Held> page;
        try {
            page = held.page(integration.name(), here.get(FROM), SIZE);
        } catch (IllegalArgumentException e) {
            throw PageFailure.wrong("The address names no page of this list: begin with the newest.");
        }
        List<Reason> reasons = status.integrations(settings.integrations()).stream().filter(one -> one.name().equals(integration.name()))
                .flatMap(one -> one.workspaces().stream()).flatMap(workspace -> reasons(workspace, times)).toList();
        View view = new View(integration.name(), times.zone().getId(), here.path(), count(state),
                state.entries() + state.rows() == 0 ? null : state.version(), !integration.enabled(), reasons,
                page.rows().stream().map(entry -> entry(entry, times)).toList(),
                page.next() == null ? null : here.with(FROM, page.next()).toString());
        return templates.page("runs/held", new Frame("Deletions held back", "Integrations", request.visitor()), view, messages.of(request));
    }

    private static Stream<Reason> reasons(WorkspaceStatus workspace, LocalTimes times) {
        String name = PageText.text(workspace.shownName()) + ": ";
        return Stream.concat(workspace.heldDeletions().stream().map(some -> new Reason(name + HumanReadable.counted(some.entries(), "deletion is", "deletions are")
                        + " held back, as " + PageText.text(some.reason()), "since " + times.time(some.since()))),
                workspace.streams().stream().filter(StreamStatus::isHeld).map(stream -> new Reason(name + stream.stream() + ": "
                        + PageText.text(stream.problem()), "since " + times.time(stream.readAt()))));
    }

    private static String count(HeldQuery.State state) {
        String rows = HumanReadable.counted(state.rows(), "row of a stream", "rows of streams");
        return state.entries() == 0 ? rows : HumanReadable.counted(state.entries(), "time entry", "time entries") + (state.rows() == 0 ? "" : " and " + rows);
    }

    private static Entry entry(HeldQuery.Held entry, LocalTimes times) {
        return new Entry(times.time(entry.startedAt()), entry.length() == null ? "was running" : HumanReadable.duration(entry.length()), PageText.text(entry.title()),
                "/console/timeline/" + Address.part(entry.workspaceId()) + "/" + Address.part(entry.entryId()), PageText.text(entry.projectName()),
                PageText.text(entry.person()), PageText.text(entry.workspaceName() == null ? entry.workspaceId() : entry.workspaceName()));
    }

    private PageAnswer confirmed(PageRequest request, Integration integration) {
        String name = integration.name();
        Address here = new Address(request.address().path(), Map.of());
        HeldQuery.State state = held.state(name);
        if (!state.version().equals(request.form().get("version"))) {
            return messages.then(request, here, Message.failed("Nothing was confirmed: what is held back is another than the page showed. Look again."));
        }
        if (!integration.enabled()) {
            return messages.then(request, here, Message.failed("Nothing was confirmed: " + name + " is paused. Resume it first."));
        }
        Optional<Future<SyncResult>> begun;
        try {
            begun = background.confirmDeletions(name, new Order(request.visitor().name(), "console"));
        } catch (IOException e) {
            return messages.then(request, here, Message.failed("Nothing was confirmed: " + ErrorMessages.of(e)));
        }
        if (begun.isEmpty()) {
            return messages.then(request, here, Message.failed("Nothing more was confirmed: deletions of " + name
                    + " were confirmed before, and that sync has not ended. Its page says what it waits for."));
        }
        return messages.then(request, new Address("/console/runs", Map.of("integration", name)), background.isHere() ? said(name, begun.get())
                : Message.done("The deletions of " + name + " are confirmed. " + Background.ELSEWHERE));
    }

    private Message said(String name, Future<SyncResult> begun) {
        try {
            return Background.soon(begun).map(result -> ended(name, result))
                    .orElseGet(() -> Message.done("The deletions of " + name + " are confirmed, and a sync of it goes on: its runs stand below."));
        } catch (CommandFailedException e) {
            return Message.failed("The sync of " + name + " failed: " + e.getMessage());
        }
    }

    private Message ended(String name, SyncResult result) {
        List<String> problems = new ArrayList<>();
        result.failures().forEach((integration, why) -> problems.add(integration + ": " + why));
        result.workspaces().stream().filter(run -> run.error() != null).forEach(run -> problems.add(run.workspaceName() + ": " + run.error()));
        if (!result.waits().isEmpty()) {
            SyncResult.Wait first = result.waits().get(0);
            return new Message(Kind.NOTE, "The deletions of " + name + " are confirmed, and the sync of it waits until " + status.times().time(first.until())
                    + ": " + first.reason() + ". It goes on by itself.", problems);
        }
        long deleted = result.workspaces().stream().mapToLong(RunSummary::deleted).sum();
        if (!result.failures().isEmpty() || result.workspaces().stream().anyMatch(run -> run.outcome().equals("failed"))) {
            return new Message(Kind.FAILED, "The sync of " + name + " failed. What it did not read again is held back as before.", problems);
        }
        return new Message(problems.isEmpty() ? Kind.DONE : Kind.NOTE,
                "The deletions of " + name + " were confirmed: " + HumanReadable.counted(deleted, "time entry is", "time entries are") + " deleted now. Its run stands below.",
                problems);
    }
}
