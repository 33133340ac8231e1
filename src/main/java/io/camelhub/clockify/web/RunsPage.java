package io.camelhub.clockify.web;

import io.camelhub.clockify.entries.RejectedRows;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.Page;
import io.camelhub.clockify.query.RejectedQuery;
import io.camelhub.clockify.query.RunsQuery.Run;
import io.camelhub.clockify.query.RunsQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.WorkspaceFacts;
import io.camelhub.clockify.query.WorkspaceStatus.Outcome;
import io.camelhub.clockify.run.RunKind;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Recent syncs, the newest first, and the rejected rows. */
public final class RunsPage {

    private static final String SECTION = "Runs";
    private static final String PATH = "/console/runs";
    private static final String DIGITS = "\\d{1,18}";
    private static final int SIZE = 50;
    private static final String RUNS_FROM = "before";
    private static final String REJECTED_FROM = "rejected-before";

    private final RunsQuery runs;
    private final RejectedQuery rejected;
    private final StatusQuery status;
    private final ClockifySettings settings;
    private final Messages messages;
    private final Templates templates;

    public RunsPage(RunsQuery runs, RejectedQuery rejected, StatusQuery status, ClockifySettings settings, Messages messages, Templates templates) {
        this.runs = runs;
        this.rejected = rejected;
        this.status = status;
        this.settings = settings;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * A run.
     *
     * @param style the CSS class of its outcome's colour
     */
    public record RunRow(String path, String started, String took, String integration, String workspace, String kind, String style, String outcome,
            String requests, String seen, String inserted, String updated, String deleted, String healed, String rejected, String error) {
    }

    /**
     * A rejected row.
     *
     * @param canBeAsked whether it has the id of a time entry, which can be requested again
     */
    public record RejectedRow(long id, boolean canBeAsked, String clear, String lastSeen, String integration, String workspace, String kind, String entry, String reason, String times) {
    }

    /**
     * The view of one run.
     *
     * @param others the address of the other runs of its workspace's integration
     */
    public record RunView(String zone, RunRow run, List<WorkspaceFacts.Fact> facts, String others) {
    }

    /**
     * The view of the template.
     *
     * @param older the address of the next page; null for none
     * @param integration the filter of the rejected rows; null for all
     * @param clear the address at which all shown rejected rows can be deleted
     */
    public record View(String zone, List<FilterMenu> filters, boolean anyFilter, String unfiltered, List<RunRow> runs, String older,
            List<RejectedRow> rejected, String olderRejected,
            String integration, String clear) {
    }

    public PageAnswer page(PageRequest request) {
        Address here = request.address().with("message", null);
        LocalTimes times = status.times();
        List<IntegrationStatus> integrations = status.integrations(settings.integrations());
        Map<String, String> names = new LinkedHashMap<>();
        integrations.forEach(one -> names.put(one.name(), one.name()));
        RunsQuery.Filter filter = new RunsQuery.Filter(here.get("integration"), null, one(Outcome.class, here.get("outcome")), one(RunKind.class, here.get("kind")));
        Page<Run> page = wrong(() -> runs.page(filter, here.get(RUNS_FROM), SIZE));
        Page<RejectedRows.Row> rows = wrong(() -> rejected.page(here.get("integration"), null, here.get(REJECTED_FROM), SIZE));
        Address newest = here.with(RUNS_FROM, null);
        List<FilterMenu> filters = List.of(
                FilterMenu.of(newest, "Integration", "integration", "all", names, null),
                FilterMenu.of(newest, "Outcome", "outcome", "any", words(Outcome.values()), null),
                FilterMenu.of(newest, "Kind", "kind", "any", words(RunKind.values()), null));
        View view = new View(times.zone().getId(), filters, filters.stream().anyMatch(menu -> menu.clear() != null), here.path(),
                page.rows().stream().map(run -> row(run, times)).toList(), page.next() == null ? null : here.with(RUNS_FROM, page.next()).toString(),
                rows.rows().stream().map(row -> row(row, here.get("integration"), times)).toList(),
                rows.next() == null ? null : here.with(REJECTED_FROM, rows.next()).toString(),
                here.get("integration"), clear(here.get("integration")).toString());
        return templates.page("runs/list", new Frame(SECTION, SECTION, request.visitor()), view, messages.of(request));
    }

    /** The details of the run in the address. */
    public PageAnswer run(PageRequest request) {
        String id = request.address().segment(0);
        Run run = (id.matches(DIGITS) ? runs.run(Long.parseLong(id)) : Optional.<Run>empty())
                .orElseThrow(() -> PageFailure.notFound("There is no such run, or it is on record no longer."));
        LocalTimes times = status.times();
        RunView view = new RunView(times.zone().getId(), row(run, times), List.of(
                new WorkspaceFacts.Fact("began", times.time(run.startedAt())),
                new WorkspaceFacts.Fact("ended", run.finishedAt() == null ? "–" : times.time(run.finishedAt())),
                new WorkspaceFacts.Fact("took", run.duration() == null ? "not known: its process ended first" : HumanReadable.duration(run.duration())),
                new WorkspaceFacts.Fact("workspace id", run.workspaceId()),
                new WorkspaceFacts.Fact("requests", HumanReadable.number(run.requests()) + (run.outcome() == Outcome.RUNNING ? " (counted at its end)" : "")),
                new WorkspaceFacts.Fact("of them prefetched and not needed", HumanReadable.number(run.wastedRequests())),
                new WorkspaceFacts.Fact("entries seen", HumanReadable.number(run.entriesSeen())),
                new WorkspaceFacts.Fact("new", HumanReadable.number(run.inserted())),
                new WorkspaceFacts.Fact("changed", HumanReadable.number(run.updated())),
                new WorkspaceFacts.Fact("deleted", HumanReadable.number(run.deleted())),
                new WorkspaceFacts.Fact("as stored", HumanReadable.number(run.unchanged())),
                new WorkspaceFacts.Fact("healed", HumanReadable.number(run.healed()) + ": differences that only a comparison with all of Clockify found"),
                new WorkspaceFacts.Fact("rejected rows", HumanReadable.number(run.rejected()))),
                new Address(PATH, Map.of("integration", run.integration())).toString());
        return templates.page("runs/run", new Frame("Run of " + run.integration(), SECTION, request.visitor()), view, messages.of(request));
    }

    private static Address clear(String integration) {
        return new Address("/console/runs/rejected/clear", Map.of()).with("integration", integration);
    }

    private static RunRow row(Run run, LocalTimes times) {
        String style = switch (run.outcome()) {
            case DONE -> run.rejected() > 0 ? "wait" : "ok";
            case RUNNING -> "busy";
            case WAITING -> "wait";
            case PARTIAL -> "wait";
            case FAILED, KILLED -> "act";
        };
        return new RunRow(PATH + "/" + run.id(), times.time(run.startedAt()), run.duration() == null ? "–" : HumanReadable.duration(run.duration()), run.integration(),
                PageText.text(run.workspaceName() == null ? run.workspaceId() : run.workspaceName()), word(run.kind()), style, word(run.outcome()),
                HumanReadable.number(run.requests()) + (run.wastedRequests() == 0 ? "" : " (" + HumanReadable.number(run.wastedRequests()) + " not needed)"),
                HumanReadable.number(run.entriesSeen()), HumanReadable.number(run.inserted()), HumanReadable.number(run.updated()), HumanReadable.number(run.deleted()),
                HumanReadable.number(run.healed()), HumanReadable.number(run.rejected()), run.error() == null ? "" : PageText.text(run.error()));
    }

    private static RejectedRow row(RejectedRows.Row row, String integration, LocalTimes times) {
        return new RejectedRow(row.id(), row.entryId() != null, clear(integration).with("row", row.id()).toString(), times.time(row.lastSeenAt()), row.integration(),
                PageText.text(row.workspaceName() == null ? row.workspaceId() : row.workspaceName()), row.kind().replace('_', ' '),
                PageText.text(row.entryId()), PageText.text(row.reason()), HumanReadable.number(row.times()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, String> words(Enum<?>[] values) {
        Map<String, String> words = new LinkedHashMap<>();
        Arrays.stream(values).forEach(value -> words.put(word(value), word(value)));
        return words;
    }

    private static <E extends Enum<E>> E one(Class<E> type, String word) {
        return word == null ? null : Arrays.stream(type.getEnumConstants()).filter(value -> word(value).equals(word)).findFirst()
                .orElseThrow(() -> PageFailure.wrong("There is no '" + word + "': take one of the filters of the page."));
    }

    private static <T> T wrong(Supplier<T> query) {
        try {
            return query.get();
        } catch (IllegalArgumentException e) {
            throw PageFailure.wrong("The address names no page of this list: begin with the newest.");
        }
    }
}
