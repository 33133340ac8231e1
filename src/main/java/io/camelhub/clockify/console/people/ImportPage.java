package io.camelhub.clockify.console.people;

import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.command.person.DecideIdentity;
import io.camelhub.clockify.command.person.ImportRoster;
import io.camelhub.clockify.console.page.Address;
import io.camelhub.clockify.console.page.Form;
import io.camelhub.clockify.console.page.Frame;
import io.camelhub.clockify.console.page.Kept;
import io.camelhub.clockify.console.page.Message;
import io.camelhub.clockify.console.page.Messages;
import io.camelhub.clockify.console.page.PageAnswer;
import io.camelhub.clockify.console.page.PageFailure;
import io.camelhub.clockify.console.page.PageRequest;
import io.camelhub.clockify.console.page.Shown;
import io.camelhub.clockify.console.page.Templates;
import io.camelhub.clockify.model.text.Words;
import io.camelhub.clockify.people.identity.DecisionReport;
import io.camelhub.clockify.people.roster.ImportReport;
import io.camelhub.clockify.people.roster.RosterColumns;
import io.camelhub.clockify.settings.ClockifySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Files of mappings and of employees: shows what a file would change, and then takes it. */
public final class ImportPage {

    static final String PATH = PeopleListPage.PATH + "/import";
    private static final int MOST_LINES = 200;
    private static final int MOST_UPLOADS = 20;
    private static final String MAPPINGS = "mappings";
    private static final String ROSTER = "roster";
    private static final Map<String, String> REASONS = Map.of(
            "empty", "Nothing was read. Choose a file, and one that is not empty.",
            "size", "Nothing was read: the file is larger than 2 MB. Divide it, or take the command line: clockify people import, clockify people map --file.");

    private final DecideIdentity people;
    private final ImportRoster roster;
    private final ClockifySettings settings;
    private final Messages messages;
    private final Templates templates;
    private final Kept<Upload> uploads = new Kept<>(MOST_UPLOADS);

    public ImportPage(DecideIdentity people, ImportRoster roster, ClockifySettings settings, Messages messages, Templates templates) {
        this.people = people;
        this.roster = roster;
        this.settings = settings;
        this.messages = messages;
        this.templates = templates;
    }

    private record Upload(String kind, byte[] content) {
    }

    /** What a file of mappings changes about a user. */
    public record Change(String user, String before, String after) {
    }

    /**
     * What a file would do.
     *
     * @param words one line
     * @param errors by line; with any, nothing can be imported
     * @param notes what is left out, and what else to know
     * @param upload under which the file is kept; null where there is nothing to import
     */
    public record Preview(String title, String words, List<String> errors, List<String> notes, List<Change> changes, String upload) {
    }

    /**
     * Why no file was read.
     *
     * @param kind of the file, beside whose field it stands
     */
    public record Wrong(String kind, String words) {
    }

    /** The page, or what a file on it would do, or what it did. */
    public PageAnswer page(PageRequest request) {
        return request.isOrder() ? sent(request) : PageAnswer.html(page(request, null));
    }

    /** What the address says of a file that was sent; null for nothing. */
    private static Wrong wrong(Address address) {
        String words = REASONS.get(address.has("wrong") ? address.get("wrong") : "");
        return words == null ? null : new Wrong(ROSTER.equals(address.get("kind")) ? ROSTER : MAPPINGS, words);
    }

    private String page(PageRequest request, Preview preview) {
        Map<String, Object> values = new HashMap<>(Map.of("frame", new Frame("Import", PeopleListPage.SECTION, request.visitor()),
                "csrf", request.visitor().csrf()));
        values.put("preview", preview);
        values.put("wrong", wrong(request.address()));
        values.put("said", messages.of(request));
        return templates.render("people/files", values);
    }

    private PageAnswer sent(PageRequest request) {
        Form form = request.form();
        Order order = new Order(request.visitor().name(), "console");
        if (!form.get("upload").isEmpty()) {
            Optional<Upload> kept = uploads.find(request.visitor(), form.get("upload"));
            uploads.forget(request.visitor(), form.get("upload"));
            return kept.isEmpty() ? failed(request, "The file is not kept any more: choose it again.") : imported(request, kept.get(), order);
        }
        Upload upload = new Upload(request.address().has("kind") ? request.address().get("kind") : "", form.get("file").getBytes(StandardCharsets.ISO_8859_1));
        if (!List.of(MAPPINGS, ROSTER).contains(upload.kind())) {
            throw PageFailure.wrong("There is no such kind of file.");
        }
        if (upload.content().length == 0) {
            return PageAnswer.redirect(new Address(PATH, Map.of("wrong", "empty")).with("kind", upload.kind()));
        }
        return PageAnswer.html(page(request, upload.kind().equals(MAPPINGS)
                ? preview(request, upload, mappings(upload, true, order)) : preview(request, upload, employees(upload, true, order))));
    }

    private PageAnswer failed(PageRequest request, String why) {
        return messages.then(request, new Address(PATH, Map.of()), Message.failed(why));
    }

    private PageAnswer imported(PageRequest request, Upload upload, Order order) {
        if (upload.kind().equals(MAPPINGS)) {
            DecisionReport report = mappings(upload, false, order);
            return !report.errors().isEmpty() ? PageAnswer.html(409, page(request, preview(request, upload, report)))
                    : report.decision() == null ? messages.then(request, new Address(PeopleListPage.PATH, Map.of()), Message.done("It was so already."))
                    : PageAnswer.redirect(new Address(PeopleListPage.PATH, Map.of("decided", report.decision())));
        }
        ImportReport report = employees(upload, false, order);
        return !report.errors().isEmpty() ? PageAnswer.html(409, page(request, preview(request, upload, report)))
                : messages.then(request, new Address(PeopleListPage.PATH, Map.of()),
                        new Message(report.warnings().isEmpty() ? Message.Kind.DONE : Message.Kind.NOTE,
                                "The roster is imported: " + counts(report) + ".", limited(report.warnings())));
    }

    private DecisionReport mappings(Upload upload, boolean dryRun, Order order) {
        return asFile(upload, file -> people.mapFile(file, dryRun, order));
    }

    private ImportReport employees(Upload upload, boolean dryRun, Order order) {
        return asFile(upload, file -> roster.run(file, new RosterColumns(Map.of()), dryRun, order));
    }

    private Preview preview(PageRequest request, Upload upload, DecisionReport report) {
        boolean any = report.errors().isEmpty() && !report.changes().isEmpty();
        return new Preview("Mappings", !report.errors().isEmpty() ? "Nothing can be imported until these lines are right."
                : Words.counted(report.changes().size(), "person changes", "people change") + ", " + Words.number(report.unchanged()) + " as they are.",
                limited(report.errors()), List.of(),
                report.changes().stream().limit(MOST_LINES).map(one -> new Change(Shown.text(one.userName()), Shown.text(one.before()), Shown.text(one.after()))).toList(),
                any ? uploads.keep(request.visitor(), upload) : null);
    }

    private Preview preview(PageRequest request, Upload upload, ImportReport report) {
        List<String> notes = new ArrayList<>(report.warnings());
        report.conflicts().forEach(conflict -> notes.add(conflict.toString()));
        if (settings.employeesQuery() != null) {
            notes.add("clockify.employees.query is set: the next sync makes everybody inactive whom it does not return. Take that setting out,"
                    + " or put these employees into its table.");
        }
        boolean any = report.errors().isEmpty() && report.added() + report.updated() > 0;
        return new Preview("Roster", report.errors().isEmpty() ? "Employees: " + counts(report) + "." : "Nothing can be imported until these lines are right.",
                limited(report.errors()), limited(notes), List.of(), any ? uploads.keep(request.visitor(), upload) : null);
    }

    private static String counts(ImportReport report) {
        return Words.number(report.added()) + " new, " + Words.number(report.updated()) + " changed"
                + (report.deactivated() == 0 ? "" : " (" + Words.number(report.deactivated()) + " no longer active)")
                + ", " + Words.number(report.unchanged()) + " as they are";
    }

    private static List<String> limited(List<String> lines) {
        Stream<String> more = lines.size() <= MOST_LINES ? Stream.of() : Stream.of("… and " + Words.number(lines.size() - MOST_LINES) + " more");
        return Stream.concat(lines.stream().limit(MOST_LINES).map(Shown::text), more).toList();
    }

    private static <T> T asFile(Upload upload, Function<Path, T> work) {
        try {
            Path file = Files.createTempFile("clockify-" + upload.kind() + "-", ".csv");
            try {
                Files.write(file, upload.content());
                return work.apply(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
