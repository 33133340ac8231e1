package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.query.IntegrationStatus;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.OrderQuery;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.StreamStatus;
import io.camelhub.clockify.query.WorkspaceFacts;
import io.camelhub.clockify.query.WorkspaceStatus;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.web.overview.HomeView;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of integrations with their states; the details of one with its workspaces. */
public final class IntegrationsPage {

    private static final String PATH = "/console/integrations";
    /** The number of integrations up to which the list has no filters. */
    private static final int FEW = 6;
    private static final String SECTION = "Integrations";
    private static final int MOST_STEPS = 140;
    /** After this time an order is overdue: a running hub takes it at its next tick, usually within a minute. */
    private static final Duration LONG = Duration.ofMinutes(3);

    private final StatusQuery status;
    private final OrderQuery orders;
    private final ClockifySettings settings;
    private final Messages messages;
    private final Templates templates;
    private final Descriptor clockify = Descriptor.clockify();

    public IntegrationsPage(StatusQuery status, OrderQuery orders, ClockifySettings settings, Messages messages, Templates templates) {
        this.status = status;
        this.orders = orders;
        this.settings = settings;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * The view of the list.
     *
     * @param summary one line
     * @param category of Clockify in the catalogue
     * @param any whether there are any integrations, shown or not
     * @param filters null for a short list
     * @param active those in the settings
     * @param left those that are only in the tables
     * @param problems of the settings
     */
    public record View(String summary, String category, boolean any, Filters filters, List<IntegrationRow> active, List<IntegrationRow> left, List<String> problems) {
    }

    /**
     * The filters of the list.
     *
     * @param kept the other choices, for the search form
     * @param unfiltered the address without filters; null where none is set
     * @param poll the address for refreshing the list
     */
    public record Filters(List<FilterMenu> menus, String text, Map<String, String> kept, String unfiltered, String poll) {
    }

    /**
     * A workspace.
     *
     * @param teams names of the user groups; empty for everybody
     */
    public record Workspace(String name, String id, Chip chip, Strip strip, List<String> teams, Facts facts) {
    }

    /**
     * The facts about an integration or a workspace.
     *
     * @param first those that matter to everybody
     * @param internal those below the fold
     */
    public record Facts(List<WorkspaceFacts.Fact> first, List<WorkspaceFacts.Fact> internal) {

        static Facts of(List<WorkspaceFacts.Fact> facts) {
            Map<Boolean, List<WorkspaceFacts.Fact>> byKind = facts.stream().collect(Collectors.partitioningBy(WorkspaceFacts.Fact::isInternal));
            return new Facts(byKind.get(false), byKind.get(true));
        }
    }

    /**
     * The view of one integration with its buttons.
     *
     * @param held the address of its held deletions; null for none
     */
    public record Detail(IntegrationRow row, Facts facts, List<Workspace> workspaces, Orders orders, List<Ordered> ordered, String held) {
    }

    /**
     * A pending order.
     *
     * @param isWithdrawable whether no process is executing it
     */
    public record Ordered(String id, String words, boolean isWithdrawable) {
    }

    /**
     * The buttons of an integration.
     *
     * @param isUsable whether its settings allow requests
     * @param isEditable whether it is in integrations.properties
     * @param path the address below which the orders are
     */
    public record Orders(boolean isUsable, boolean isPaused, boolean isEditable, String path) {
    }

    /** The list. */
    public PageAnswer page(PageRequest request) {
        return shown("integrations/list", SECTION, request, view(IntegrationChoice.of(request.address())));
    }

    private PageAnswer shown(String template, String title, PageRequest request, Object view) {
        return templates.page(template, frame(title, request.visitor()), view, messages.of(request));
    }

    /** The refreshed list, without the page around it. */
    public PageAnswer poll(PageRequest request) {
        return PageAnswer.html(templates.render("integrations/poll", Map.of("view", view(IntegrationChoice.of(request.address().at(PATH))))));
    }

    /** The details of the integration in the address. */
    public PageAnswer detail(PageRequest request) {
        String name = request.address().segment(0);
        IntegrationStatus one = status.integrations(settings.integrations()).stream().filter(other -> other.name().equals(name)).findFirst()
                .orElseThrow(() -> PageFailure.notFound("There is no integration of this name."));
        LocalTimes times = status.times();
        IntegrationRow row = IntegrationRow.of(one, times);
        Optional<Integration> used = settings.integration(name);
        return shown("integrations/detail", name, request, new Detail(row, facts(one, times),
                one.workspaces().stream().map(workspace -> workspace(name, workspace, times)).toList(),
                new Orders(used.isPresent(), used.isPresent() && !used.get().enabled(), settings.isEditable(name), row.path()),
                orders.of(name).stream().map(order -> new Ordered(order.id(), words(order, times), !order.isHeld())).toList(),
                used.isPresent() && one.workspaces().stream().anyMatch(workspace -> !workspace.heldDeletions().isEmpty()
                        || workspace.streams().stream().anyMatch(StreamStatus::isHeld)) ? row.path() + "/deletions" : null));
    }

    /** The condition of an integration, as the list shows it; null for one that is well, filling, paused or removed. */
    static HomeView.Unwell unwell(IntegrationStatus one, LocalTimes times) {
        return switch (one.condition().kind().look()) {
            case ACT, FAULT, WAIT -> {
                IntegrationRow row = IntegrationRow.of(one, times);
                yield new HomeView.Unwell(row.name(), row.path(), row.chip().style(), row.chip().sign(), row.chip().words(), row.chip().detail(), row.help());
            }
            default -> null;
        };
    }

    private static Frame frame(String title, Visitor visitor) {
        return new Frame(title, SECTION, visitor);
    }

    private View view(IntegrationChoice choice) {
        LocalTimes times = status.times();
        Map<Boolean, List<IntegrationStatus>> byPlace = status.integrations(settings.integrations()).stream()
                .collect(Collectors.partitioningBy(one -> one.state() != IntegrationStatus.State.REMOVED));
        List<IntegrationStatus> written = byPlace.get(true);
        List<IntegrationStatus> listed = choice.of(written);
        return new View(summary(written, listed.size(), times), clockify.category(), !written.isEmpty(),
                written.size() < FEW && !choice.isFiltered() ? null : filters(choice),
                listed.stream().map(one -> IntegrationRow.of(one, times)).toList(),
                choice.isFiltered() ? List.of() : byPlace.get(false).stream().map(one -> IntegrationRow.of(one, times)).toList(),
                settings.integrations().problems().stream().map(problem -> PageText.text(problem.toString())).toList());
    }

    private static String summary(List<IntegrationStatus> written, int listed, LocalTimes times) {
        long paused = written.stream().filter(one -> one.state() == IntegrationStatus.State.DISABLED).count();
        long act = written.stream().filter(one -> one.condition().act()).count();
        return HumanReadable.number(written.size() - paused) + " active" + (act == 0 ? "" : " · " + HumanReadable.number(act) + (act == 1 ? " needs you" : " need you"))
                + (paused == 0 ? "" : " · " + HumanReadable.number(paused) + " paused") + (listed == written.size() ? "" : " · " + HumanReadable.number(listed) + " listed")
                + " · times in " + times.zone().getId();
    }

    private static Filters filters(IntegrationChoice choice) {
        Address here = choice.address();
        return new Filters(choice.menus(), choice.text(), here.with("text", null).chosen(),
                choice.isFiltered() ? here.with("text", null).with("state", null).toString() : null, here.at(PATH + "/list/poll").toString());
    }

    private Facts facts(IntegrationStatus one, LocalTimes times) {
        Optional<Integration> used = settings.integration(one.name());
        List<WorkspaceFacts.Fact> facts = new ArrayList<>();
        facts.add(new WorkspaceFacts.Fact("entries", HumanReadable.number(one.entries())));
        facts.add(new WorkspaceFacts.Fact("people matched",
                HumanReadable.number(one.people().matched()) + " of " + HumanReadable.number(one.people().all())));
        used.ifPresent(integration -> facts.add(new WorkspaceFacts.Fact("team ids", integration.teamIds().isEmpty() ? "all that the key can see"
                : integration.teamIds().stream().map(PageText::text).collect(Collectors.joining(", ")))));
        facts.add(internal("category", clockify.category() + " · " + clockify.name()));
        if (one.ownerEmail() != null) {
            facts.add(internal("key of", PageText.text(one.ownerEmail())));
        }
        facts.add(internal("key checked", PageText.time(times, one.checkedAt())));
        used.ifPresent(integration -> {
            facts.add(internal("API", integration.apiUrl().toString()));
            facts.add(internal("sync every", HumanReadable.duration(integration.syncEvery())));
            facts.add(internal("written in", settings.isEditable(integration.name()) ? "integrations.properties" : "the settings file"));
        });
        return Facts.of(facts);
    }

    private static WorkspaceFacts.Fact internal(String label, String words) {
        return new WorkspaceFacts.Fact(label, words, true);
    }

    private static String words(OrderQuery.Pending order, LocalTimes times) {
        String what = AuditAction.of(order.action()).map(AuditAction::words).orElse(order.action())
                + (order.byWhom() == null ? "" : ", by " + PageText.text(order.byWhom())) + ", " + times.time(order.orderedAt());
        if (order.waitsFor() != null && !order.dueAt().plus(LONG).isBefore(times.now())) {
            return what + ": waits" + (order.dueAt().isAfter(times.now()) ? " until " + times.time(order.dueAt()) : "")
                    + ", as " + PageText.text(order.waitsFor()) + "; then it goes on by itself";
        }
        return what + (order.isHeld() ? ": goes on now" : order.dueAt().plus(LONG).isBefore(times.now())
                ? ": no hub has taken it since; where none runs, start one: clockify run" : ": goes on at the next tick");
    }

    private static Workspace workspace(String integration, WorkspaceStatus workspace, LocalTimes times) {
        WorkspaceFacts facts = new WorkspaceFacts(times::time, PageText.utcDay(times));
        return new Workspace(PageText.text(workspace.shownName()), workspace.id(), Chip.of(workspace.condition()),
                Strip.of(workspace.allDays(MOST_STEPS, times), times::day),
                workspace.teams().stream().map(team -> PageText.text(team.name() == null ? team.id() : team.name())).toList(),
                Facts.of(facts.of(integration, workspace)));
    }
}
