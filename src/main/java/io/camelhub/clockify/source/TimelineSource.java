package io.camelhub.clockify.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.camelhub.clockify.database.Database;
import io.camelhub.clockify.database.DatabaseUnavailableException;
import io.camelhub.clockify.database.Term;
import io.camelhub.clockify.query.PeopleScope;
import io.camelhub.clockify.query.timeline.TimelineFilter;
import io.camelhub.clockify.query.timeline.TimelineQuery;
import io.camelhub.clockify.query.timeline.event.TimelineChange;
import io.camelhub.clockify.query.timeline.event.TimelineChange.Position;
import io.camelhub.clockify.sync.discovery.Integrations;
import io.camelhub.clockify.sync.run.Leases;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * The bean of the kamelet {@code clockify-timeline-source}: gives the changes of the timeline in batches, and remembers in the hub's
 * database each that was taken. Its properties are the kamelet's parameters. One thread uses it at a time.
 */
public final class TimelineSource implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(TimelineSource.class);
    private static final int BATCH = 200;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    /** An event's columns have the names of the view's. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .build();

    /** The clocks of the nodes are the database's, but for the time that its answer took. */
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    /** So far goes back whose position is still to come, as the clock was set back: it is noticed at the next look, a moment later. */
    private static final Duration AGAIN = Duration.ofHours(1);

    private CamelContext context;
    private String reader;
    private String start;
    private Set<String> integrations = Set.of();
    private String team;
    private String person;
    private String project;
    private String type;
    private Instant occurredFrom;
    private boolean unmatched;
    private Position position;

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }

    @Override
    public CamelContext getCamelContext() {
        return context;
    }

    /** The name that the position is kept under. */
    public void setReader(String reader) {
        if (!NAME.matcher(reader).matches()) {
            throw new IllegalArgumentException("reader must be a name of up to 100 letters, digits, dots, dashes and underscores: " + reader);
        }
        this.reader = reader;
    }

    /** {@code now}, a day or a time in UTC. */
    public void setStart(String start) {
        if (!start.equals("now")) {
            time("start", start);
        }
        this.start = start;
    }

    /** Names, separated by commas; blank for all. */
    public void setIntegration(String integration) {
        integrations = Stream.of(integration.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    public void setTeam(String team) {
        this.team = orNull(team);
    }

    public void setPerson(String person) {
        this.person = orNull(person);
    }

    public void setProject(String project) {
        this.project = orNull(project);
    }

    public void setType(String type) {
        this.type = orNull(type);
    }

    /** A day or a time in UTC; blank for all. */
    public void setOccurredFrom(String occurredFrom) {
        this.occurredFrom = occurredFrom.isBlank() ? null : time("occurredFrom", occurredFrom);
    }

    public void setUnmatched(boolean unmatched) {
        this.unmatched = unmatched;
    }

    private static String orNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static Instant time(String parameter, String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(parameter + " must be a day or a time in UTC, as 2026-01-31 or 2026-01-31T08:00:00Z: " + text, e);
        }
    }

    /** The next changes, the oldest first; none where there are none for now, or the database does not answer. */
    public List<TimelineChange> next() {
        try {
            bean(Integrations.class).prepare();
            Database database = bean(Database.class);
            Instant now = database.now();
            position = new TimelineReaders(database).position(reader, start(now));
            if (position.isTaken() && Term.isAhead(position.seenAt(), now)) {
                LOG.warn("{} has read the timeline until {}, which is still to come: the database's clock was set back; what came within {} comes again",
                        reader, position.seenAt(), AGAIN);
                move(database, Position.before(now.minus(AGAIN)));
            }
            bean(Leases.class).awaitPages();
            return next(database, now.minus(CLOCKS_DIFFER));
        } catch (DataAccessException | TransactionException | DatabaseUnavailableException e) {
            LOG.warn("{} cannot read the timeline, and tries again: {}", reader, DatabaseUnavailableException.reason(e));
            return List.of();
        }
    }

    private List<TimelineChange> next(Database database, Instant until) {
        TimelineFilter filter = new TimelineFilter(PeopleScope.EVERYBODY, occurredFrom, null, integrations, person, team, project, type, null,
                unmatched, false);
        TimelineChange.Batch found = bean(TimelineQuery.class).changes(filter, position, until, BATCH);
        while (found.changes().isEmpty() && !found.end().equals(position)) {
            move(database, found.end());
            found = bean(TimelineQuery.class).changes(filter, position, until, BATCH);
        }
        return found.changes();
    }

    private Position start(Instant now) {
        return start.equals("now") ? Position.after(now) : Position.before(time("start", start));
    }

    /** A change was taken: it does not come again. */
    public void done(TimelineChange change) {
        move(bean(Database.class), change.position());
    }

    private void move(Database database, Position to) {
        new TimelineReaders(database).move(reader, position, to);
        position = to;
    }

    /** An event as JSON: the columns of {@code clockify_timeline_event} by their names, times in UTC as ISO 8601 writes them. */
    public String json(TimelineChange change) throws JsonProcessingException {
        ObjectNode columns = JSON.createObjectNode().put("event_id", change.event().eventId()).put("source", "clockify");
        return JSON.writeValueAsString(columns.setAll(JSON.<ObjectNode>valueToTree(change.event())));
    }

    /** What happened, as a word. */
    public String kind(TimelineChange change) {
        return change.kind().name().toLowerCase(Locale.ROOT);
    }

    private <T> T bean(Class<T> type) {
        return context.getRegistry().lookupByNameAndType("clockify" + type.getSimpleName(), type);
    }
}
