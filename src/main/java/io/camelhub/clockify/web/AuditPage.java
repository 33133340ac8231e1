package io.camelhub.clockify.web;

import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.model.UserRef;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.query.AuditQuery.Ordered;
import io.camelhub.clockify.query.AuditQuery;
import io.camelhub.clockify.query.DecisionLine;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.Page;
import io.camelhub.clockify.query.PeopleListing;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.FilterMenu;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The audit log: what people ordered, the newest first. */
public final class AuditPage {

    private static final String SECTION = "Audit log";
    private static final int SIZE = 50;
    private static final int MOST_NAMES = 100;
    private static final String FROM = "before";

    private final AuditQuery audit;
    private final PeopleListing people;
    private final Supplier<ZoneId> zone;
    private final Templates templates;

    public AuditPage(AuditQuery audit, PeopleListing people, Supplier<ZoneId> zone, Templates templates) {
        this.audit = audit;
        this.people = people;
        this.zone = zone;
        this.templates = templates;
    }

    /**
     * A row of the audit log.
     *
     * @param via the console or a command
     * @param href of the subject's page; null for none
     * @param style the CSS class of the outcome's colour
     * @param outcome empty where it succeeded
     */
    public record Row(String when, String who, String via, String what, String subject, String href, List<String> before, List<String> after,
            String style, String outcome, String error) {
    }

    /** @param older the address of the next page; null for none */
    public record View(String zone, List<FilterMenu> filters, boolean anyFilter, String unfiltered, List<Row> rows, String older) {
    }

    public PageAnswer page(PageRequest request) {
        Address here = request.address();
        LocalTimes times = new LocalTimes(zone.get(), people.now());
        Page<Ordered> page;
        try {
            page = audit.page(here.get("who"), group(here.get("what")), here.get(FROM), SIZE);
        } catch (IllegalArgumentException e) {
            throw PageFailure.wrong("The address names no page of this list: begin with the newest.");
        }
        Map<String, DecisionLine> decisions = people.firstOf(page.rows().stream().map(Ordered::decision).filter(Objects::nonNull).toList());
        Address newest = here.with(FROM, null);
        Map<String, String> names = new LinkedHashMap<>();
        audit.who(MOST_NAMES).forEach(name -> names.put(name, name));
        Map<String, String> groups = new LinkedHashMap<>();
        Arrays.stream(AuditAction.Group.values()).forEach(group -> groups.put(word(group), PageText.capital(word(group).replace('_', ' '))));
        List<FilterMenu> filters = List.of(FilterMenu.of(newest, "Who", "who", "all", names, null), FilterMenu.of(newest, "What", "what", "all", groups, null));
        View view = new View(times.zone().getId(), filters, filters.stream().anyMatch(menu -> menu.clear() != null), here.path(),
                page.rows().stream().map(row -> row(row, row.decision() == null ? null : decisions.get(row.decision()), times)).toList(),
                page.next() == null ? null : here.with(FROM, page.next()).toString());
        return PageAnswer.html(templates.render("audit/list", Map.of("frame", new Frame(SECTION, SECTION, request.visitor()), "view", view)));
    }

    private static Row row(Ordered ordered, DecisionLine decision, LocalTimes times) {
        String style = ordered.outcome() == null ? "off" : switch (ordered.outcome()) {
            case "done" -> "ok";
            case "failed" -> "act";
            case "withdrawn" -> "off";
            default -> "wait";
        };
        String outcome = ordered.outcome() == null ? "no end known" : ordered.outcome().equals("done") ? "" : ordered.outcome();
        String what = AuditAction.of(ordered.action()).map(AuditAction::words).orElse(PageText.text(ordered.action()));
        String subject = subject(ordered);
        String href = null;
        List<String> before = lines(ordered.before());
        List<String> after = lines(ordered.after());
        if (decision != null) {
            boolean isOne = decision.size() == 1;
            subject = isOne ? DecisionWords.user(decision) : HumanReadable.counted(decision.size(), "person", "people");
            href = isOne ? UserRef.isPseudonym(decision.change().userId()) ? null
                    : new Address("/console/people/users/" + Address.part(decision.change().userId()), Map.of()).toString()
                    : new Address("/console/people/history", Map.of("decided", ordered.decision())).toString();
            before = isOne ? List.of(DecisionWords.state(decision, false)) : List.of();
            after = isOne ? List.of(DecisionWords.state(decision, true)) : List.of("each in the history of decisions");
        }
        return new Row(times.time(ordered.orderedAt()), PageText.text(ordered.byWhom()), PageText.text(ordered.via()), what, subject, href, before, after,
                style, outcome, ordered.error() == null ? "" : PageText.text(ordered.error()));
    }

    private static String subject(Ordered ordered) {
        return ordered.subject() == null ? "" : ordered.person() == null ? PageText.text(ordered.subject())
                : PageText.text(ordered.person()) + " (" + PageText.text(ordered.subject()) + ")";
    }

    private static List<String> lines(String text) {
        return text == null ? List.of() : text.lines().map(PageText::text).toList();
    }

    private static String word(AuditAction.Group group) {
        return group.name().toLowerCase(Locale.ROOT);
    }

    private static AuditAction.Group group(String word) {
        return word == null ? null : Arrays.stream(AuditAction.Group.values()).filter(group -> word(group).equals(word)).findFirst()
                .orElseThrow(() -> PageFailure.wrong("There is no '" + word + "': take one of the filters of the page."));
    }
}
