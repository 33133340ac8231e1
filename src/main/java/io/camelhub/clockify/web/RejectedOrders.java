package io.camelhub.clockify.web;

import io.camelhub.clockify.command.ClearRejected.Which;
import io.camelhub.clockify.command.ClearRejected;
import io.camelhub.clockify.command.CommandFailedException;
import io.camelhub.clockify.command.ErrorMessages;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.RetryRejected.Selection;
import io.camelhub.clockify.command.RetryRejected;
import io.camelhub.clockify.command.SyncResult.Wait;
import io.camelhub.clockify.command.SyncResult;
import io.camelhub.clockify.entries.RejectedRows.Row;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.settings.ClockifySettings;
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
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Orders about rejected rows: requests them again, or deletes them. */
public final class RejectedOrders {

    private static final String DIGITS = "\\d{1,18}";
    private static final int MOST_SHOWN = 20;

    private final RetryRejected retry;
    private final ClearRejected clear;
    private final Background background;
    private final ClockifySettings settings;
    private final Supplier<Instant> clock;
    private final Messages messages;
    private final Templates templates;

    /** @param clock the database's clock, from which the rows' times come */
    public RejectedOrders(RetryRejected retry, ClearRejected clear, Background background, ClockifySettings settings, Supplier<Instant> clock,
            Messages messages, Templates templates) {
        this.retry = retry;
        this.clear = clear;
        this.background = background;
        this.settings = settings;
        this.clock = clock;
        this.messages = messages;
        this.templates = templates;
    }

    /** A row to be deleted. */
    public record Line(String number, String integration, String what, String reason) {
    }

    /**
     * The confirmation before rows are deleted.
     *
     * @param title with their number
     * @param row the id of a single row; null for several
     * @param integration only rows of this one; null for all
     * @param before later rows stay
     * @param more the number of rows that are not listed
     */
    public record Clearing(String title, String path, String row, String integration, Instant before, List<Line> lines, int more, String back) {
    }

    /** Requests rows again, and shows the result if it is quick. */
    public PageAnswer retry(PageRequest request) {
        String integration = blankToNull(request.form().get("integration"));
        Message message;
        try {
            Selection selection = retry.select(new Which(number(request.form().get("row")), integration, null), settings.integrations());
            message = selection.retried().isEmpty() ? new Message(Kind.FAILED, "There is nothing to ask for.", left(selection))
                    : retried(selection, new Order(request.visitor().name(), "console"));
        } catch (CommandFailedException e) {
            message = Message.failed(e.getMessage());
        } catch (IOException e) {
            message = Message.failed(ErrorMessages.of(e));
        }
        return messages.then(request, runs(integration), message);
    }

    private Message retried(Selection selection, Order order) throws IOException {
        String rows = HumanReadable.counted(selection.retried().size(), "row", "rows");
        List<Future<SyncResult>> ordered = retry.order(selection, order);
        if (ordered.isEmpty()) {
            return new Message(Kind.NOTE, rows + " will be asked for with what was ordered before and has not ended, or at the next sync.", left(selection));
        }
        if (!background.isHere()) {
            return new Message(Kind.NOTE, rows + " will be asked for. " + Background.ELSEWHERE, left(selection));
        }
        return Background.soon(ordered).map(results -> ended(rows, selection, results))
                .orElseGet(() -> new Message(Kind.DONE, rows + " are being asked for. What came of it will stand in the audit log.", left(selection)));
    }

    private Message ended(String rows, Selection selection, List<SyncResult> results) {
        List<String> lines = left(selection);
        results.forEach(result -> result.failures().forEach((integration, why) -> lines.add(integration + ": " + why)));
        results.stream().flatMap(result -> result.waits().stream()).map(Wait::reason).distinct()
                .forEach(why -> lines.add("The sync waits, and goes on by itself: " + why));
        int still = retry.stillRejected(selection).size();
        boolean isGood = still == 0 && lines.isEmpty();
        return new Message(isGood ? Kind.DONE : Kind.NOTE, rows + " asked for again: " + (still == 0 ? "all of them can be taken now, or are gone in Clockify."
                : HumanReadable.number(still) + " still rejected."), lines);
    }

    private static List<String> left(Selection selection) {
        List<String> lines = new ArrayList<>();
        if (!selection.withoutId().isEmpty()) {
            lines.add(HumanReadable.counted(selection.withoutId().size(), "row holds", "rows hold") + " no id of a time entry, and can only be cleared.");
        }
        if (!selection.notInUse().isEmpty()) {
            lines.add(HumanReadable.counted(selection.notInUse().size(), "row is", "rows are") + " of an integration that is not in use.");
        }
        return lines;
    }

    /** Asks for confirmation, and deletes rows. */
    public PageAnswer clear(PageRequest request) {
        if (!request.isOrder()) {
            return asked(request);
        }
        String integration = blankToNull(request.form().get("integration"));
        Message message;
        try {
            int cleared = clear.run(new Which(number(request.form().get("row")), integration, time(request.form().get("before"))),
                    new Order(request.visitor().name(), "console"));
            message = Message.done(HumanReadable.counted(cleared, "rejected row", "rejected rows") + " cleared.");
        } catch (CommandFailedException e) {
            message = Message.failed(e.getMessage());
        }
        return messages.then(request, runs(integration), message);
    }

    private PageAnswer asked(PageRequest request) {
        String integration = request.address().get("integration");
        String row = request.address().get("row");
        Instant now = clock.get();
        List<Row> rows = clear.preview(new Which(row == null ? List.of() : number(row), integration, now));
        if (rows.isEmpty()) {
            return messages.then(request, runs(integration), Message.failed("There is nothing to clear."));
        }
        String title = "Clear " + HumanReadable.counted(rows.size(), "rejected row", "rejected rows") + (integration == null ? "" : " of " + PageText.text(integration));
        Clearing view = new Clearing(title, request.address().path(), row, integration, now,
                rows.stream().limit(MOST_SHOWN).map(one -> new Line(Long.toString(one.id()), one.integration(),
                        one.kind().replace('_', ' ') + (one.entryId() == null ? "" : " " + PageText.text(one.entryId())), PageText.text(one.reason()))).toList(),
                Math.max(0, rows.size() - MOST_SHOWN), runs(integration).toString());
        return PageAnswer.html(templates.render("runs/clear", Map.of("frame", new Frame(title, "Runs", request.visitor()), "view", view)));
    }

    private static Address runs(String integration) {
        return new Address("/console/runs", integration == null ? Map.of() : Map.of("integration", integration));
    }

    private static String blankToNull(String text) {
        return text.isBlank() ? null : text;
    }

    private static List<Long> number(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.matches(DIGITS)) {
            throw PageFailure.wrong("There is no such row.");
        }
        return List.of(Long.parseLong(text));
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw PageFailure.wrong("Begin with the button of the page.");
        }
    }
}
