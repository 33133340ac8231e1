package io.camelhub.clockify.web.timeline;

import io.camelhub.clockify.model.Column;
import io.camelhub.clockify.model.CustomField;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.Text;
import io.camelhub.clockify.query.EntryAnswer;
import io.camelhub.clockify.query.ExplainQuery;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.timeline.Event;
import io.camelhub.clockify.timeline.EventDetail;
import io.camelhub.clockify.timeline.TimelineQuery;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.Templates;
import io.camelhub.clockify.web.page.VisitorScopes;
import io.camelhub.clockify.web.timeline.EventView.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One event: its values, its history, and why it is as it is. */
public final class EventPage {

    /** Columns that are shown in other lines of the page. */
    private static final Set<Column> SAID = EnumSet.of(Column.USER_ID, Column.DESCRIPTION, Column.TYPE, Column.PROJECT_ID, Column.PROJECT_NAME,
            Column.CLIENT_ID, Column.CLIENT_NAME, Column.TASK_ID, Column.TASK_NAME, Column.TAG_IDS, Column.TAGS, Column.STARTED_AT, Column.ENDED_AT,
            Column.DURATION_SECONDS, Column.CUSTOM_FIELDS);

    private final TimelineQuery timeline;
    private final ExplainQuery explain;
    private final VisitorScopes scopes;
    private final ClockifySettings settings;
    private final Templates templates;

    public EventPage(TimelineQuery timeline, ExplainQuery explain, VisitorScopes scopes, ClockifySettings settings, Templates templates) {
        this.timeline = timeline;
        this.explain = explain;
        this.scopes = scopes;
        this.settings = settings;
        this.templates = templates;
    }

    /** Shows the event in the address. */
    public PageAnswer page(PageRequest request) {
        Address address = request.address();
        String workspace = address.segment(1);
        String entry = address.segment(0);
        PeopleScope scope = scopes.of(request.visitor());
        EventDetail detail = (Text.isId(workspace) && Text.isId(entry) ? timeline.event(scope, workspace, entry) : Optional.<EventDetail>empty())
                .orElseThrow(() -> scope.isEverybody() ? PageFailure.notFound("There is no such event.")
                        : PageFailure.notTheirs("There is no such event, or it is not for you to see."));
        EntryAnswer answer = explain.entry(entry, List.of());
        Map<Column, Object> values = explain.values(workspace, entry);
        PageTime time = new PageTime(timeline.now(), settings.dayZone());
        ValueWords words = new ValueWords(time, (String) values.get(Column.CURRENCY));
        boolean isSame = answer.entry() != null && answer.entry().workspaceId().equals(workspace);
        Event event = detail.event();
        Address list = address.at(TimelineChoice.PATH);
        String userName = isSame ? answer.entry().userName() : null;
        EventLine line = EventLine.of(event, time, list, false, userName);
        return PageAnswer.html(templates.render("timeline/event", Map.of("view", new EventView(
                new Frame(line.title(), "Timeline", request.visitor()), list.toString(), line, time.heading(time.day(event.occurredAt())),
                time.zone().getId(), detail.deletedAt() == null ? null : time.moment(detail.deletedAt()),
                facts(detail, line, userName, values, words),
                request.visitor().isAdmin() ? Column.RATES.stream().filter(column -> column != Column.CURRENCY)
                        .flatMap(column -> fact(column.title(), words.of(column, values.get(column)))).toList() : List.of(),
                new EventHistory(words, request.visitor().isAdmin())
                        .of(detail.firstSeenAt(), isSame ? answer.changes() : List.of(), scope.isEverybody()),
                isSame ? reasons(answer, time) : List.of()))));
    }

    private static List<Fact> facts(EventDetail detail, EventLine line, String userName, Map<Column, Object> values, ValueWords words) {
        Event event = detail.event();
        PageTime time = words.time();
        List<Fact> facts = new ArrayList<>();
        Stream.of(
                fact("Start", time.moment(event.occurredAt())),
                fact("End", event.endedAt() == null ? "It is running" : time.moment(event.endedAt())),
                fact("Duration", line.length()),
                fact("Employee", event.employeeId() == null ? null : line.person() + (event.team() == null ? "" : ", " + event.team())),
                fact("Clockify user", Stream.of(userName, event.actorEmail()).filter(one -> one != null).reduce((one, other) -> one + ", " + other)
                        .orElse(event.userId())),
                fact("Project", line.project()), fact("Client", event.clientName()), fact("Task", event.taskName()),
                fact("Tags", String.join(", ", event.tags())),
                fact("Type", line.kind() == null ? "Regular" : line.kind()),
                values.entrySet().stream().filter(value -> !SAID.contains(value.getKey()) && !Column.RATES.contains(value.getKey()))
                        .flatMap(value -> fact(value.getKey().title(), words.of(value.getKey(), value.getValue()))),
                fields(values.get(Column.CUSTOM_FIELDS)).flatMap(field -> fact(field.name() == null ? "Custom field" : field.name(),
                        words.of(Column.CUSTOM_FIELDS, field))),
                fact("Workspace", event.workspaceName() == null ? event.workspaceId() : event.workspaceName()),
                fact("Integration", event.integration()),
                fact("Entry", event.timeEntryId()),
                fact("Arrived here", time.moment(detail.firstSeenAt())),
                fact("Last changed here", time.moment(detail.changedAt()))).flatMap(one -> one).forEach(facts::add);
        return facts;
    }

    private static Stream<CustomField> fields(Object fields) {
        return fields instanceof Map<?, ?> map ? map.values().stream().map(CustomField.class::cast) : Stream.empty();
    }

    private static Stream<Fact> fact(String name, String value) {
        return value == null || value.isBlank() ? Stream.empty() : Stream.of(new Fact(OneLine.of(name, 60), OneLine.of(value)));
    }

    private static List<String> reasons(EntryAnswer answer, PageTime time) {
        List<String> reasons = new ArrayList<>();
        answer.reasons().forEach(found -> reasons.add(sentence(found.words())));
        reasons.add(answer.verifiedAt() == null ? "The time in which it starts was not read whole yet."
                : "The time in which it starts was last read whole, and compared with Clockify, on " + time.moment(answer.verifiedAt()) + ".");
        return reasons;
    }

    private static String sentence(String words) {
        String line = OneLine.of(words);
        return Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".";
    }
}
