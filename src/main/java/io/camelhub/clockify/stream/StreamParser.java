package io.camelhub.clockify.stream;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.model.Reference.Kind;
import io.camelhub.clockify.settings.TypoSuggester;
import io.camelhub.clockify.stream.Paging.By;
import io.camelhub.clockify.stream.Paging.End;
import io.camelhub.clockify.stream.StreamColumn.Type;
import io.camelhub.clockify.stream.StreamDeclaration.Missing;
import io.camelhub.clockify.stream.StreamRead.Method;
import io.camelhub.clockify.stream.YamlMap.Mistakes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the declaration of a stream. All mistakes of a file are found at once; one with a mistake is no declaration.
 *
 * <p>What it takes is written down in {@code clockify/streams/stream.schema.json}, too, for editors.
 */
public final class StreamParser {

    /** No file of a declaration is a hundredth of it. */
    private static final int LONGEST_FILE = 256 * 1024;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern CAPITALS = Pattern.compile("[A-Z][A-Z0-9_]{0,79}");
    private static final Pattern COLUMN = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_-]+(/([A-Za-z0-9_-]+|\\{parent\\}))*(\\?.*)?");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*|(/[^/\\p{Cc}]+)+");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}]{1,300}");
    /** What becomes a comment in every database: a backslash or a dollar would end it in some. */
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\\\$]{1,300}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)\\}");
    private static final Pattern COMMENT = Pattern.compile("#+\\s*([^\\s\\\\$][^\\p{Cc}\\\\$]{0,299})");
    private static final int LONGEST_NAME = 40;
    private static final Duration DAILY = Duration.ofHours(24);

    /** Columns that the plugin gives to every table. */
    private static final Set<String> OWN_COLUMNS =
            Set.of("workspace_id", "employee_id", "first_seen_at", "changed_at", "deleted_at", "left_list_at", "generation");

    private StreamParser() {
    }

    /**
     * What a file says.
     *
     * @param name        the stream's name; null where it cannot be known
     * @param line        where that stands
     * @param declaration null where there is a mistake
     */
    public record Result(String name, int line, StreamDeclaration declaration, List<StreamMistake> mistakes) {

        public Result {
            mistakes = List.copyOf(mistakes);
        }
    }

    /** @param file the name of the file for messages */
    public static Result parse(String file, String text) {
        Mistakes mistakes = new Mistakes(file);
        StreamDeclaration declaration = null;
        int line = 1;
        try {
            Optional<Node> root = new Compose(LoadSettings.builder().setLabel(file).setCodePointLimit(LONGEST_FILE).build()).composeString(text);
            if (root.isEmpty()) {
                mistakes.add(1, "the file is empty", "declare a stream in it, or delete it");
            } else {
                Optional<YamlMap> map = YamlMap.of(root.get(), "", mistakes);
                line = map.map(found -> found.line("stream")).orElse(1);
                declaration = map.map(found -> declaration(found, file, text, mistakes)).orElse(null);
            }
        } catch (MarkedYamlEngineException e) {
            mistakes.add(e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), "this is no YAML: " + e.getProblem(),
                    "mind indents, brackets, and quotes around what begins with { or has a colon");
        } catch (YamlEngineException e) {
            mistakes.add(1, "this is no YAML: " + e.getMessage(), "write it as text in UTF-8, one document in the file");
        }
        return new Result(declaration == null || declaration.name().isEmpty() ? null : declaration.name(), line,
                mistakes.found().isEmpty() ? declaration : null, mistakes.found());
    }

    private static StreamDeclaration declaration(YamlMap file, String name, String text, Mistakes mistakes) {
        file.refuseOthersThan("stream", "needs", "money", "names", "read", "each", "key", "changes", "every", "missing", "columns");
        file.require("stream", "write its name, e.g. stream: time_off_request");
        file.require("read", "write how it is asked for, e.g. read: {get: holidays, pages: none}");
        file.require("key", "write the columns that tell its rows apart, mostly key: [id]");
        file.require("missing", "write what it means that a row is no longer listed: deleted, left (a state that is not listed) or nothing");
        file.require("columns", "write at least one column, e.g. status: word");
        String stream = file.text("stream", NAME, "write small letters, digits and single _").orElse("");
        if (stream.length() > LONGEST_NAME) {
            file.wrong("stream", "has more than " + LONGEST_NAME + " characters", "shorten it");
        }
        if (stream.equals("none")) {
            file.wrong("stream", "is none, which stands in clockify.streams for no stream", "take another name");
        }
        Matcher about = COMMENT.matcher(text.lines().findFirst().orElse(""));
        if (!about.matches()) {
            mistakes.add(1, "the first line is no comment, or one with \\ or $", "say there after a # in one sentence what the stream is; it becomes the table's comment");
        }
        Optional<StreamParent> parent = file.map("each").flatMap(each -> parent(each));
        List<String> key = file.texts("key", COLUMN, "write names of columns");
        List<StreamColumn> columns = columns(file, key, file.has("each"));
        StreamRead read = file.map("read").map(map -> read(map, file.has("each"), columns)).orElse(null);
        checkKey(file, key, columns);
        Missing missing = file.word("missing", Missing.class).orElse(Missing.NOTHING);
        if (missing != Missing.NOTHING && file.has("each") && columns.stream().noneMatch(StreamColumn::ofParent)) {
            file.wrong("missing", "cannot be known, as no column says whose row it is", "write a column with from: parent, or missing: nothing");
        }
        boolean names = file.flag("names").orElse(false);
        if (names) {
            checkNames(file, stream, key, missing, parent, columns);
        }
        return new StreamDeclaration(name, stream, about.matches() ? about.group(1) : "",
                file.text("needs", CAPITALS, "write a feature as Clockify names it, e.g. TIME_OFF").orElse(null),
                file.flag("money").orElse(false), names, read, parent.orElse(null), key,
                file.map("changes").map(StreamParser::changes).orElse(StreamChanges.NONE),
                file.duration("every").orElse(DAILY), missing, columns);
    }

    /** The plugin's own tables of names hold nothing of a person, and know nothing of rows that are missing. */
    private static void checkNames(YamlMap file, String stream, List<String> key, Missing missing, Optional<StreamParent> parent,
            List<StreamColumn> columns) {
        if (!StreamDeclaration.NAMES.contains(stream)) {
            file.wrong("names", "is true, but it is none of " + String.join(", ", StreamDeclaration.NAMES), "leave it out");
            return;
        }
        if (!key.equals(List.of("id")) || columns.stream().noneMatch(column -> column.name().equals("name") && column.type() == Type.TEXT)) {
            file.wrong("names", "is true, but the key is not [id], or no column is name, a text", "begin with a copy of the plugin's file");
        }
        if (missing != Missing.NOTHING || file.flag("money").orElse(false)) {
            file.wrong("names", "is true, which goes with missing: nothing alone, and not with money", "begin with a copy of the plugin's file");
        }
        if (stream.equals(Kind.TASK.label()) ? parent.isEmpty() || !parent.get().stream().equals(Kind.PROJECT.label()) || !parent.get().where().isEmpty()
                : file.has("each")) {
            file.wrong("names", "is true, which goes with each: {stream: project} for task, and with no parent else", "begin with a copy of the plugin's file");
        }
        columns.stream().filter(column -> column.who() || column.isPrivate()).forEach(column -> file.wrong("names",
                "is true, but " + column.name() + " says something of a person", "declare a stream of another name for it"));
    }

    private static Optional<StreamParent> parent(YamlMap each) {
        each.refuseOthersThan("stream", "where", "changed");
        each.require("stream", "write the name of the parent");
        Map<String, Object> where = new LinkedHashMap<>();
        each.map("where").ifPresent(map -> map.keys().forEach(column -> map.json(column).ifPresent(value -> {
            if (value.isBoolean() || value.isTextual()) {
                where.put(column, value.isBoolean() ? (Object) value.booleanValue() : value.textValue());
            } else {
                map.wrong(column, "is neither a text nor true or false", "write e.g. archived: false");
            }
        })));
        return each.text("stream", NAME, "write the name of a stream").map(
                stream -> new StreamParent(stream, where, each.texts("changed", COLUMN, "write columns of the parent"), each.line("stream")));
    }

    private static StreamChanges changes(YamlMap changes) {
        changes.refuseOthersThan("feed", "webhooks");
        String remedy = "write it in capitals as Clockify does, e.g. TIME_OFF_REQUEST";
        return new StreamChanges(changes.text("feed", CAPITALS, remedy).orElse(null), changes.texts("webhooks", CAPITALS, remedy));
    }

    private static StreamRead read(YamlMap read, boolean hasParent, List<StreamColumn> columns) {
        read.refuseOthersThan("get", "post", "report", "query", "body", "for", "rows", "pages", "window", "newest");
        List<Method> methods = List.of(Method.values()).stream().filter(method -> read.has(word(method))).toList();
        if (methods.size() != 1) {
            read.wrong(methods.isEmpty() ? "get" : word(methods.get(1)), methods.isEmpty() ? "is missing" : "is a second request",
                    "write one of get, post and report, with the path below the workspace");
        }
        Method method = methods.isEmpty() ? Method.GET : methods.get(0);
        String path = read.text(word(method), PATH,
                "write a path below the workspace without a slash at its beginning, e.g. time-off/requests").orElse("");
        if (path.contains("?")) {
            read.wrong(word(method), "has a ?", "write what is behind it as query: {name: value}");
        }
        if (path.contains("{parent}") && !hasParent) {
            read.wrong(word(method), "has {parent}, but there is none", "write each: {stream: …}");
        }
        if (hasParent && !path.contains("{parent}")) {
            read.wrong(word(method), "does not name its parent", "write {parent} where its id belongs");
        }
        Map<String, String> query = new LinkedHashMap<>();
        read.map("query").ifPresent(map -> map.keys().forEach(
                name -> map.text(name, VALUE, "write one value").ifPresent(value -> query.put(name, value))));
        JsonNode body = read.json("body").orElse(null);
        if (method == Method.GET && body != null) {
            read.wrong("body", "does not go with get", "write query, or post instead of get");
        }
        if (method != Method.GET && (body == null || !body.isObject())) {
            read.wrong("body", body == null ? "is missing" : "is no object", "write what is posted, e.g. body: {statuses: [ALL]}, or body: {}");
        }
        StreamWindow window = read.map("window").map(map -> window(map, columns)).orElse(null);
        checkPlaceholders(read, "query", query.values(), window);
        checkPlaceholders(read, "body", body == null ? List.of() : texts(body), window);
        Paging pages = pages(read, method);
        boolean one = read.shortForm("rows").filter("one"::equals).isPresent();
        if (one && pages != Paging.NONE) {
            read.wrong("rows", "is one, which has no pages", "write pages: none, or a pointer to the rows");
        }
        return new StreamRead(method, path, query, body, rounds(read), one ? null : read.pointer("rows").orElse(JsonPointer.empty()), pages,
                window, read.map("newest").map(map -> newest(map, columns)).orElse(null));
    }

    private static String word(Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        if (json.isTextual()) {
            texts.add(json.textValue());
        }
        for (JsonNode element : json) {
            texts.addAll(texts(element));
        }
        return texts;
    }

    private static void checkPlaceholders(YamlMap read, String key, Iterable<String> texts, StreamWindow window) {
        for (String text : texts) {
            Matcher placeholders = PLACEHOLDER.matcher(text);
            while (placeholders.find()) {
                String name = placeholders.group(1);
                if (!Set.of("start", "end", "zone", "parent").contains(name)) {
                    read.wrong(key, "has {" + name + "}, which stands for nothing", "write {start}, {end}, {zone} or {parent}");
                } else if (window == null && (name.equals("start") || name.equals("end")) && !read.has("window")) {
                    read.wrong(key, "has {" + name + "}, but there is no window", "write e.g. window: {from: -31d, to: +0d, as: date, by: day}");
                }
            }
        }
    }

    private static List<Map<String, String>> rounds(YamlMap read) {
        List<Map<String, String>> rounds = new ArrayList<>();
        read.map("for").ifPresent(map -> {
            Iterator<String> names = map.keys().iterator();
            String name = names.hasNext() ? names.next() : "";
            map.texts(name, VALUE, "write the values, e.g. archived: [false, true]").forEach(value -> rounds.add(Map.of(name, value)));
            if (map.keys().size() != 1) {
                read.wrong("for", "has not one key", "write one parameter with its values, e.g. for: {archived: [false, true]}");
            }
        });
        return rounds.isEmpty() ? List.of(Map.of()) : rounds;
    }

    private static Paging pages(YamlMap read, Method method) {
        read.require("pages", "write pages: none where Clockify gives all at once, else e.g. pages: {by: query, most: 200, end: last-page}");
        if (read.shortForm("pages").filter("none"::equals).isPresent()) {
            return Paging.NONE;
        }
        Optional<YamlMap> map = read.map("pages");
        if (map.isEmpty()) {
            return Paging.NONE;
        }
        YamlMap pages = map.get();
        pages.refuseOthersThan("by", "page", "size", "most", "first", "end", "count");
        pages.require("by", "write query or body, where number and size of the page stand");
        pages.require("most", "write the largest page that Clockify gives, e.g. 200");
        pages.require("end", "write what says that a page is the last: last-page, count or short");
        By by = pages.word("by", By.class).orElse(By.QUERY);
        End end = pages.word("end", End.class).orElse(End.SHORT);
        if (by == By.NONE || end == End.NONE) {
            read.wrong("pages", "are read, and are not", "write pages: none alone where Clockify gives all at once");
        }
        if (by == By.BODY && method == Method.GET) {
            pages.wrong("by", "is body, which get does not have", "write query");
        }
        if (end == End.COUNT) {
            pages.require("count", "write where the answer has the number of all rows, e.g. /count");
        } else if (pages.has("count")) {
            pages.wrong("count", "does not go with another end than count", "write end: count, or leave it out");
        }
        String remedy = by == By.BODY ? "write a pointer into the body, e.g. /attendanceFilter/page" : "write the name of a parameter, e.g. page-size";
        return new Paging(by, parameter(pages, "page", by, "page", remedy),
                parameter(pages, "size", by, by == By.BODY ? "pageSize" : "page-size", remedy), pages.number("most", 1, 5000).orElse(1),
                pages.number("first", 0, 1).orElse(1), end, pages.pointer("count").orElse(null));
    }

    private static String parameter(YamlMap pages, String key, By by, String otherwise, String remedy) {
        String name = pages.text(key, PARAMETER, remedy).orElse(otherwise);
        if (by == By.QUERY && name.startsWith("/")) {
            pages.wrong(key, "is a pointer", remedy);
        }
        return by == By.BODY && !name.startsWith("/") ? "/" + name : name;
    }

    private static StreamWindow window(YamlMap window, List<StreamColumn> columns) {
        window.refuseOthersThan("from", "to", "as", "by");
        window.require("from", "write the first day, counted from today, e.g. -31d");
        window.require("to", "write the last day, counted from today, e.g. +366d");
        window.require("as", "write date or time, as Clockify wants {start} and {end}");
        window.require("by", "write the column, or start and end, that say whether a stored row is within");
        List<String> by = window.texts("by", COLUMN, "write names of columns");
        if (by.size() > 2) {
            window.wrong("by", "has more than a start and an end", "write one column or two");
        }
        by.forEach(name -> checkTime(window, "by", name, columns));
        Optional<Integer> from = window.days("from");
        Optional<Integer> to = window.days("to");
        if (from.isPresent() && to.isPresent() && from.get() > to.get()) {
            window.wrong("to", "is before from", "write the later day");
        }
        return new StreamWindow(from.orElse(0), to.orElse(0), window.word("as", StreamWindow.Form.class).orElse(StreamWindow.Form.DATE), by);
    }

    private static NewestFirst newest(YamlMap newest, List<StreamColumn> columns) {
        newest.refuseOthersThan("by", "back", "whole");
        newest.require("by", "write the column by which Clockify sorts, the newest first");
        String by = newest.text("by", COLUMN, "write the name of a column").orElse("");
        if (!by.isEmpty()) {
            checkTime(newest, "by", by, columns);
        }
        return new NewestFirst(by, newest.duration("back").orElse(Duration.ofDays(2)), newest.duration("whole").orElse(Duration.ofDays(31)));
    }

    private static void checkTime(YamlMap map, String key, String name, List<StreamColumn> columns) {
        Optional<StreamColumn> column = columns.stream().filter(one -> one.name().equals(name)).findFirst();
        if (column.isEmpty() || column.get().type() != Type.TIME && column.get().type() != Type.DATE) {
            map.wrong(key, "names " + name + (column.isEmpty() ? ", which is no column" : ", which is no time or date"), "write a column of that type");
        }
    }

    private static void checkKey(YamlMap file, List<String> key, List<StreamColumn> columns) {
        for (String name : key) {
            Optional<StreamColumn> column = columns.stream().filter(one -> one.name().equals(name)).findFirst();
            if (column.isEmpty()) {
                List<String> known = columns.stream().map(StreamColumn::name).toList();
                file.wrong("key", "has " + name + ", which is no column", new TypoSuggester(known).nearest(name)
                        .map(nearest -> "did you mean " + nearest + "?").orElse("the columns are " + String.join(", ", known)));
            } else if (!column.get().type().isKey()) {
                file.wrong("key", "has " + name + ", which may be long or inexact", "take columns of the types id, word, int, date and time");
            }
        }
        if (key.size() > 4 || Set.copyOf(key).size() != key.size()) {
            file.wrong("key", "has a column twice, or more than four", "write each once, and as few as tell the rows apart");
        }
    }

    private static List<StreamColumn> columns(YamlMap file, List<String> key, boolean hasParent) {
        List<Draft> drafts = new ArrayList<>();
        file.map("columns").ifPresent(map -> map.keys().forEach(name -> column(map, name, hasParent).ifPresent(drafts::add)));
        if (key.contains("id") && drafts.stream().noneMatch(draft -> draft.name.equals("id"))) {
            drafts.add(0, new Draft("id", JsonPointer.compile("/id"), Type.ID, false, false, true, 0, "", file.line("key")));
        }
        long people = drafts.stream().filter(Draft::who).count();
        List<StreamColumn> columns = new ArrayList<>();
        Map<String, String> employees = new HashMap<>();
        for (Draft draft : drafts) {
            String employee = !draft.who ? null : people == 1 || draft.name.equals("user_id") ? "employee_id"
                    : draft.name.replaceFirst("_id$", "") + "_employee_id";
            String other = employee == null ? null : employees.put(employee, draft.name);
            if (other != null) {
                file.map("columns").ifPresent(map -> map.wrong(draft.name, "has its employee in " + employee + ", as " + other + " has", "rename one of them"));
            }
            columns.add(new StreamColumn(draft.name, draft.from, draft.type, draft.who, draft.isPrivate, draft.compared, draft.scale, draft.about,
                    employee, draft.line));
        }
        return columns;
    }

    /** A column before it is known how many people the stream names. */
    private record Draft(String name, JsonPointer from, Type type, boolean who, boolean isPrivate, boolean compared, int scale, String about, int line) {
    }

    private static Optional<Draft> column(YamlMap columns, String name, boolean hasParent) {
        if (!COLUMN.matcher(name).matches()) {
            columns.wrong(name, "is no name of a column", "write small letters, digits and _, at most 40");
            return Optional.empty();
        }
        if (SqlWords.RESERVED.contains(name)) {
            columns.wrong(name, "is a word of SQL", "take another name, such as " + name + "_value, and from: for where it is in Clockify's row");
            return Optional.empty();
        }
        if (OWN_COLUMNS.contains(name) || name.endsWith("_employee_id")) {
            columns.wrong(name, "is a column that the plugin gives to every table", "take another name");
            return Optional.empty();
        }
        JsonPointer camelCase = JsonPointer.compile("/" + Pattern.compile("_([a-z0-9])").matcher(name).replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)));
        boolean isId = name.equals("id") || name.endsWith("_id");
        Optional<String> shortForm = columns.shortForm(name);
        if (shortForm.isPresent()) {
            Optional<Type> type = shortForm.get().isEmpty() && isId ? Optional.of(Type.ID) : columns.word(name, Type.class);
            if (type.isPresent() && type.get() == Type.TEXT) {
                columns.wrong(name, "is text, and does not say whether it is private", "write {type: text, private: true} or false");
            }
            return type.map(one -> new Draft(name, camelCase, one, false, false, true, 0, "", columns.line(name)));
        }
        return columns.map(name).flatMap(map -> {
            map.refuseOthersThan("from", "type", "who", "private", "compare", "scale", "about");
            boolean ofParent = map.shortForm("from").filter("parent"::equals).isPresent();
            if (ofParent && !hasParent) {
                map.wrong("from", "is parent, but there is none", "write each: {stream: …}, or a pointer");
            }
            boolean who = map.flag("who").orElse(false);
            if (!map.has("type") && !isId && !who) {
                map.require("type", "write one of id, word, text, int, decimal, bool, date, time, duration, minor and json");
            }
            Type type = map.word("type", Type.class).orElse(Type.ID);
            if (who && type != Type.ID) {
                map.wrong("who", "is true, but the column is no id", "leave out its type");
            }
            if (type == Type.TEXT) {
                map.require("private", "write true where it says something of a person, or may, else false");
            }
            if (map.has("scale") && type != Type.DECIMAL && type != Type.MINOR) {
                map.wrong("scale", "does not go with " + type.name().toLowerCase(Locale.ROOT), "leave it out");
            }
            JsonPointer from = ofParent ? null : map.pointer("from").orElse(camelCase);
            return Optional.of(new Draft(name, from, type, who, map.flag("private").orElse(false), map.flag("compare").orElse(true),
                    map.number("scale", 0, 6).orElse(0), map.text("about", LINE, "write one line of at most 300 characters, without \\ and $").orElse(""), columns.line(name)));
        });
    }
}
