package io.camelhub.clockify.web;

import io.camelhub.clockify.command.DecideIdentity;
import io.camelhub.clockify.command.ImportRoster;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.model.HumanReadable;
import io.camelhub.clockify.people.DecisionReport;
import io.camelhub.clockify.roster.CsvTable;
import io.camelhub.clockify.roster.ImportReport;
import io.camelhub.clockify.roster.RosterColumns;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.web.page.Address;
import io.camelhub.clockify.web.page.Form;
import io.camelhub.clockify.web.page.Frame;
import io.camelhub.clockify.web.page.Message;
import io.camelhub.clockify.web.page.Messages;
import io.camelhub.clockify.web.page.PageAnswer;
import io.camelhub.clockify.web.page.PageFailure;
import io.camelhub.clockify.web.page.PageRequest;
import io.camelhub.clockify.web.page.PageText;
import io.camelhub.clockify.web.page.SessionStore;
import io.camelhub.clockify.web.page.Templates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Imports mapping and roster files: shows what a file would change, and then imports it. */
public final class ImportPage {

    static final String PATH = PeopleListPage.PATH + "/import";
    private static final int MOST_LINES = 200;
    private static final int MOST_UPLOADS = 20;
    private static final int SEE_OTHER = 303;
    private static final String MAPPINGS = "mappings";
    private static final String ROSTER = "roster";
    private static final Map<String, String> FIELDS = Map.ofEntries(Map.entry("id", "Id in your register"), Map.entry("email", "E-mail"),
            Map.entry("full_name", "Full name"), Map.entry("first_name", "First name"), Map.entry("last_name", "Last name"), Map.entry("team", "Team"),
            Map.entry("manager_email", "E-mail of the manager"), Map.entry("active", "Active or not"), Map.entry("emails", "Further e-mail"),
            Map.entry("week_hours", "Hours a week"), Map.entry("joined_on", "First day"), Map.entry("left_on", "Last day"));
    private static final Map<String, String> REASONS = Map.of(
            "empty", "Nothing was read. Choose a file, and one that is not empty.",
            "size", "Nothing was read: the file is larger than 2 MB. Divide it, or take the command line: clockify people import, clockify people map --file.");

    private final DecideIdentity people;
    private final ImportRoster roster;
    private final ClockifySettings settings;
    private final Messages messages;
    private final Templates templates;
    private final SessionStore<Upload> uploads = new SessionStore<>(MOST_UPLOADS);

    public ImportPage(DecideIdentity people, ImportRoster roster, ClockifySettings settings, Messages messages, Templates templates) {
        this.people = people;
        this.roster = roster;
        this.settings = settings;
        this.messages = messages;
        this.templates = templates;
    }

    /**
     * An uploaded file, kept between its preview and its import.
     *
     * @param columns the chosen column of each header of a roster; null before the first preview
     * @param states the chosen meanings of texts of {@code active}
     * @param imported the answer once it was imported, repeated for a second submission; null before
     */
    private record Upload(String kind, byte[] content, List<String> columns, Map<String, String> states, PageAnswer imported) {

        Upload(String kind, byte[] content, List<String> columns, Map<String, String> states) {
            this(kind, content, columns, states, null);
        }

        RosterColumns reading() {
            Map<String, String> values = new HashMap<>();
            states.forEach((text, meaning) -> {
                if (!meaning.isEmpty()) {
                    values.put("active:" + text, meaning);
                }
            });
            return RosterColumns.chosen(columns, values);
        }
    }

    /**
     * How a roster is read.
     *
     * @param columns in the order of the file
     * @param all the possible columns with their labels
     * @param states unknown texts of {@code active} with their chosen meaning, empty for none
     * @param matching the number of employees who would match; null where it is not known
     */
    public record Reading(List<Column> columns, List<Field> all, List<State> states, String matching) {
    }

    /** @param field the column; empty for an ignored one */
    public record Column(String header, String field, List<String> first) {
    }

    /** A possible column with its label. */
    public record Field(String name, String words) {
    }

    /** @param meaning {@code true}, {@code false}, or empty for none */
    public record State(String text, String shown, String meaning) {
    }

    /** A change by a mapping file. */
    public record Change(String user, String before, String after) {
    }

    /**
     * The preview of a file.
     *
     * @param words a summary in one line
     * @param errors by line; with any, the file cannot be imported
     * @param notes ignored parts and hints
     * @param reading how a roster is read; null for a mapping file
     * @param upload the handle of the kept file; null where it cannot be imported
     * @param any whether it would change anything
     */
    public record Preview(String title, String words, List<String> errors, List<String> notes, List<Change> changes, Reading reading, String upload,
            boolean any) {
    }

    /**
     * Why a file could not be read.
     *
     * @param kind the kind of file, to show the message beside its field
     */
    public record Wrong(String kind, String words) {
    }

    /** Shows the page or a preview, or imports a file. */
    public PageAnswer page(PageRequest request) {
        return request.isOrder() ? sent(request) : PageAnswer.html(page(request, null));
    }

    /** The upload error in the address; null for none. */
    private static Wrong wrong(Address address) {
        String words = REASONS.get(address.has("wrong") ? address.get("wrong") : "");
        return words == null ? null : new Wrong(ROSTER.equals(address.get("kind")) ? ROSTER : MAPPINGS, words);
    }

    private String page(PageRequest request, Preview preview) {
        Map<String, Object> values = new HashMap<>(Map.of("frame", new Frame("Import", PeopleListPage.SECTION, request.visitor()),
                "csrf", request.visitor().csrf()));
        values.put("preview", preview);
        values.put("wrong", wrong(request.address()));
        values.put("message", messages.of(request));
        return templates.render("people/files", values);
    }

    private PageAnswer sent(PageRequest request) {
        Form form = request.form();
        Order order = new Order(request.visitor().name(), "console");
        if (!form.get("upload").isEmpty()) {
            Optional<Upload> kept = uploads.find(request.visitor(), form.get("upload"));
            return kept.isEmpty() ? failed(request, "The file is not kept any more: choose it again.")
                    : kept.get().imported() != null ? kept.get().imported() : read(request, kept.get(), order);
        }
        Upload upload = new Upload(request.address().has("kind") ? request.address().get("kind") : "",
                form.get("file").getBytes(StandardCharsets.ISO_8859_1), null, Map.of());
        if (!List.of(MAPPINGS, ROSTER).contains(upload.kind())) {
            throw PageFailure.wrong("There is no such kind of file.");
        }
        if (upload.content().length == 0) {
            return PageAnswer.redirect(new Address(PATH, Map.of("wrong", "empty")).with("kind", upload.kind()));
        }
        return PageAnswer.html(page(request, upload.kind().equals(MAPPINGS)
                ? preview(request, upload, mappings(upload, true, order)) : preview(request, upload, order)));
    }

    /** Imports the previewed file; if the choices were changed, it shows a new preview first. */
    private PageAnswer read(PageRequest request, Upload kept, Order order) {
        Upload chosen = kept.kind().equals(MAPPINGS) ? kept : chosen(kept, request.form());
        boolean isShown = chosen.equals(kept);
        if (!isShown || request.form().get("act").equals("read")) {
            return PageAnswer.html(page(request, preview(request, chosen, order)));
        }
        PageAnswer answer = imported(request, kept, order);
        if (answer.status() == SEE_OTHER) {
            uploads.replace(request.visitor(), request.form().get("upload"), new Upload(kept.kind(), new byte[0], null, Map.of(), answer));
        }
        return answer;
    }

    private static Upload chosen(Upload kept, Form form) {
        if (form.all("column-0").isEmpty()) {
            return kept;
        }
        List<String> columns = IntStream.range(0, kept.columns().size()).mapToObj(place -> form.get("column-" + place)).toList();
        Map<String, String> states = new LinkedHashMap<>();
        List<String> texts = form.all("state");
        IntStream.range(0, texts.size()).forEach(place -> states.put(texts.get(place), form.get("state-" + place)));
        return new Upload(kept.kind(), kept.content(), columns, states);
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
        ImportReport report = asFile(upload, file -> roster.run(file, upload.reading(), false, order));
        return !report.errors().isEmpty() ? PageAnswer.html(409, page(request, preview(request, upload, order)))
                : messages.then(request, new Address(PeopleListPage.PATH, Map.of()),
                        new Message(report.warnings().isEmpty() ? Message.Kind.DONE : Message.Kind.NOTE,
                                "The roster is imported: " + counts(report) + ".", limited(report.warnings())));
    }

    private DecisionReport mappings(Upload upload, boolean dryRun, Order order) {
        return asFile(upload, file -> people.mapFile(file, dryRun, order));
    }

    private Preview preview(PageRequest request, Upload upload, DecisionReport report) {
        boolean any = report.errors().isEmpty() && !report.changes().isEmpty();
        return new Preview("Mappings", !report.errors().isEmpty() ? "Nothing can be imported until these lines are right."
                : HumanReadable.counted(report.changes().size(), "person changes", "people change") + ", " + HumanReadable.number(report.unchanged()) + " as they are.",
                limited(report.errors()), List.of(),
                report.changes().stream().limit(MOST_LINES).map(one -> new Change(PageText.text(one.userName()), PageText.text(one.before()), PageText.text(one.after()))).toList(),
                null, any ? uploads.keep(request.visitor(), upload) : null, any);
    }

    private Preview preview(PageRequest request, Upload upload, Order order) {
        ImportRoster.Preview preview = asFile(upload, file -> roster.preview(file, upload.reading(), order));
        ImportReport report = preview.roster().report();
        List<String> notes = new ArrayList<>(report.warnings());
        report.conflicts().forEach(conflict -> notes.add(conflict.toString()));
        if (settings.employeesQuery() != null) {
            notes.add("clockify.employees.query is set: the next sync makes everybody inactive whom it does not return. Take that setting out,"
                    + " or put these employees into its table.");
        }
        boolean any = report.errors().isEmpty() && report.added() + report.updated() > 0;
        List<CsvTable.Header> headers = preview.roster().headers();
        List<String> columns = headers.stream().map(ImportPage::field).toList();
        Map<String, String> states = new LinkedHashMap<>();
        preview.roster().states().forEach(text -> states.put(text, upload.states().getOrDefault(text, "")));
        Reading reading = new Reading(
                IntStream.range(0, columns.size()).mapToObj(place -> new Column(PageText.text(headers.get(place).name()), columns.get(place),
                        headers.get(place).first().stream().map(PageText::text).toList())).toList(),
                RosterColumns.all().stream().map(name -> new Field(name, FIELDS.getOrDefault(name, name))).toList(),
                states.entrySet().stream().map(state -> new State(state.getKey(), PageText.text(state.getKey()), state.getValue())).toList(),
                report.errors().isEmpty() ? HumanReadable.number(preview.matching()) + " of " + HumanReadable.number(preview.roster().named().size()) + " would match a Clockify user." : null);
        return new Preview("Roster", report.errors().isEmpty() ? "Employees: " + counts(report) + "." : "Nothing can be imported until these lines are right.",
                limited(report.errors()), limited(notes), List.of(), headers.isEmpty() ? null : reading,
                headers.isEmpty() ? null : uploads.keep(request.visitor(), new Upload(upload.kind(), upload.content(), columns, states)), any);
    }

    /** The column of a header, as an option of the page. */
    private static String field(CsvTable.Header header) {
        return header.column() == null ? "" : RosterColumns.all().contains(header.column()) ? header.column() : "emails";
    }

    private static String counts(ImportReport report) {
        return HumanReadable.number(report.added()) + " new, " + HumanReadable.number(report.updated()) + " changed"
                + (report.deactivated() == 0 ? "" : " (" + HumanReadable.number(report.deactivated()) + " no longer active)")
                + ", " + HumanReadable.number(report.unchanged()) + " as they are";
    }

    private static List<String> limited(List<String> lines) {
        Stream<String> more = lines.size() <= MOST_LINES ? Stream.of() : Stream.of("… and " + HumanReadable.number(lines.size() - MOST_LINES) + " more");
        return Stream.concat(lines.stream().limit(MOST_LINES).map(PageText::text), more).toList();
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
