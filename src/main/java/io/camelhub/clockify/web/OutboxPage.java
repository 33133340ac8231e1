package io.camelhub.clockify.web;

import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.RetryEvents;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.outbox.OutboxFailures.Failure;
import io.camelhub.clockify.query.LocalTimes;
import io.camelhub.clockify.query.OutboxQuery.Outbox;
import io.camelhub.clockify.query.OutboxQuery;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.Templates;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The events that wait for {@code clockify.events.uri}, with the failed ones, which can be sent again. */
public final class OutboxPage {

    private static final String SECTION = "Outbox";
    private static final String ADDRESS = "/console/outbox";

    private final OutboxQuery outbox;
    private final RetryEvents retry;
    private final Supplier<LocalTimes> clock;
    private final Messages messages;
    private final Templates templates;

    /** @param clock the current time, with the time zone of the page */
    public OutboxPage(OutboxQuery outbox, RetryEvents retry, Supplier<LocalTimes> clock, Messages messages, Templates templates) {
        this.outbox = outbox;
        this.retry = retry;
        this.clock = clock;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * A failed event.
     *
     * @param id its id, for sending it again
     * @param state in words
     * @param style the CSS class of the state's colour
     */
    public record Row(String id, String written, String type, String key, String state, String style, String error, String tries, String behind) {
    }

    /** @param waiting the number of waiting events and the age of the oldest, in words */
    public record View(String zone, String waiting, List<Row> rows) {
    }

    public PageAnswer page(PageRequest request) {
        LocalTimes times = clock.get();
        Outbox now = outbox.outbox();
        String waiting = now.waiting() == 0 ? "No event waits."
                : HumanReadable.counted(now.waiting(), "event waits", "events wait") + ", the first since " + times.time(now.oldestAt()) + ".";
        View view = new View(times.zone().getId(), waiting, now.events().stream().map(event -> row(event, times)).toList());
        return templates.page("runs/outbox", new Frame(SECTION, SECTION, request.visitor()), view, messages.of(request));
    }

    private static Row row(Failure event, LocalTimes times) {
        boolean aside = event.setAsideAt() != null;
        return new Row(event.id(), times.time(event.createdAt()), PageText.text(event.type()), PageText.text(event.key()),
                aside ? "set aside" : "tried again", aside ? "act" : "wait", PageText.text(event.error()), HumanReadable.number(event.tries()),
                HumanReadable.number(event.behind()));
    }

    /** Sends failed events again: the one in the form, or all. */
    public PageAnswer retry(PageRequest request) {
        String id = request.form().get("event");
        Message message;
        try {
            int sent = retry.run(id == null || id.isBlank() ? List.of() : List.of(id), new Order(request.visitor().name(), "console"));
            message = sent == 0 ? Message.failed("No event was refused: there is nothing to send again.")
                    : Message.done(HumanReadable.counted(sent, "event is", "events are") + " sent again within seconds.");
        } catch (CommandFailedException e) {
            message = Message.failed("This event waits no longer, or was taken since.");
        }
        return messages.then(request, new Address(ADDRESS, Map.of()), message);
    }
}
