package io.camelhub.clockify.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;

/** One way in which an answer goes wrong. Immutable. */
public final class Fault {

    /** What is wrong with one row of a page. */
    public enum BadRow { NO_ID, BAD_DATE, START_AFTER_END, HUGE_DESCRIPTION, NOT_AN_OBJECT }

    /** What is odd about one row of a list of any resource, or of a report. */
    public enum OddRow {
        /** Whatever may be its key is missing. */
        NO_KEY,
        /** All its numbers are text. */
        NUMBERS_AS_TEXT,
        /** All its dates and times are of the year 0. */
        YEAR_ZERO,
        /** It is null. */
        NULL
    }

    private static final List<String> ROWS = List.of("timeentries", "timeEntries", "response", "requests", "balances", "expenses", "categories", "invoices",
            "items", "entities");
    private static final List<String> KEYS = List.of("_id", "id", "userId", "policyId", "order");
    private static final String DATE = "\\d{4}(-\\d\\d-\\d\\d.*)";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final boolean handled;
    private final UnaryOperator<Answer> change;

    private Fault(String name, boolean handled, UnaryOperator<Answer> change) {
        this.name = name;
        this.handled = handled;
        this.change = change;
    }

    /** Clockify answers this status, with an empty body, before it does anything. */
    public static Fault status(int status) {
        return status(status, "");
    }

    /** Clockify answers this status, with this body. */
    public static Fault status(int status, String body) {
        return new Fault("status " + status, false, answer -> Answer.of(status, "application/json", body));
    }

    /** A 429 with {@code Retry-After: seconds}. */
    public static Fault tooManyRequests(long retryAfterSeconds) {
        return new Fault("429", false, answer -> Answer.of(429, "application/json", "{\"message\":\"Too many requests\",\"code\":429}")
                .withHeader("Retry-After", Long.toString(retryAfterSeconds)));
    }

    /** This status with {@code Retry-After}, seconds or an HTTP date. */
    public static Fault retryAfter(int status, String when) {
        return new Fault("status " + status + " until " + when, false,
                answer -> Answer.of(status, "text/html", "<html>").withHeader("Retry-After", when));
    }

    /** A 302 that points to another place. */
    public static Fault redirect(String location) {
        return new Fault("redirect", false, answer -> Answer.of(302, "text/html", "").withHeader("Location", location));
    }

    /** A proxy's 502 page. */
    public static Fault html502() {
        return new Fault("html 502", false, answer -> Answer.of(502, "text/html",
                "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>"));
    }

    /** The right answer, 200, of which the second half is missing; the HTTP message itself is whole. */
    public static Fault truncatedJson() {
        return new Fault("truncated JSON", true, answer -> answer.withBody(Arrays.copyOf(answer.body(), answer.body().length / 2)));
    }

    /** The right answer, and a proxy's page behind it. */
    public static Fault trailingText() {
        return new Fault("trailing text", true, answer -> answer.withBody(
                (new String(answer.body(), StandardCharsets.UTF_8) + "\n<html></html>").getBytes(StandardCharsets.UTF_8)));
    }

    /** This status, and an array of objects that never ends. */
    public static Fault flood(int status) {
        byte[] rows = ("[" + "{\"id\":\"64a687e29ae1f428e7ebe303\"},".repeat(1000)).getBytes(StandardCharsets.UTF_8);
        return new Fault("flood " + status, true, answer -> answer.withStatus(status).withBody(rows).with(Answer.Delivery.FLOOD));
    }

    /** An empty array of some hundred kilobytes, which unpacked are some hundred megabytes. */
    public static Fault gzipBomb() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed, 65_536)) {
            byte[] blank = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            gzip.write('[');
            for (int i = 0; i < 200; i++) {
                gzip.write(blank);
            }
            gzip.write(']');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Fault("gzip bomb", true, answer -> answer.withBody(packed.toByteArray()).withHeader("Content-Encoding", "gzip"));
    }

    /** No answer for so long, then the connection is closed. */
    public static Fault hang(Duration howLong) {
        return new Fault("hang", true, answer -> answer.with(Answer.Delivery.HANG).after(howLong));
    }

    /** The connection is reset in the middle of the answer. */
    public static Fault reset() {
        return new Fault("reset", true, answer -> answer.with(Answer.Delivery.RESET_HALFWAY));
    }

    /** The right answer, five bytes a second. */
    public static Fault trickle() {
        return new Fault("trickle", true, answer -> answer.with(Answer.Delivery.TRICKLE));
    }

    /** The right answer, late. */
    public static Fault latency(Duration howLong) {
        return new Fault("latency", true, answer -> answer.after(howLong));
    }

    /** An array where an object is due, and the other way round. */
    public static Fault wrongShape() {
        return new Fault("wrong shape", true, answer -> {
            String body = new String(answer.body(), StandardCharsets.UTF_8);
            String other = body.startsWith("[") ? "{\"unexpected\":" + body + "}" : "[" + body + "]";
            return answer.withBody(other.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** The right answer, edited. */
    public static Fault edited(UnaryOperator<JsonNode> edit) {
        return new Fault("edited", true, answer -> {
            try {
                return answer.withBody(JSON.writeValueAsBytes(edit.apply(JSON.readTree(answer.body()))));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The right array, of which only every so many-th row is given; another answer stays as it is. */
    public static Fault leavesOut(int butEach) {
        return edited(answer -> {
            if (!(answer instanceof ArrayNode rows)) {
                return answer;
            }
            ArrayNode given = JSON.createArrayNode();
            for (int i = 0; i < rows.size(); i += 1 + butEach) {
                given.add(rows.get(i));
            }
            return given;
        });
    }

    /** The right page, but its first row is spoilt. An answer without rows stays as it is. */
    public static Fault badRow(BadRow what) {
        return badRow(what, null);
    }

    /** The right page, but the row of this entry is spoilt wherever it appears; all other answers stay as they are. */
    public static Fault badRow(BadRow what, String entryId) {
        return new Fault("bad row " + what, true, answer -> answer.withBody(spoilt(answer.body(), what, entryId)));
    }

    /** Status 200 with an empty body, whatever was asked. */
    public static Fault emptyBody() {
        return status(200);
    }

    /** Status 200 with a page of HTML, as from a proxy that wants somebody to log in. */
    public static Fault html200() {
        return new Fault("html 200", false, answer -> Answer.of(200, "text/html", "<!DOCTYPE html><html><body>Please log in</body></html>"));
    }

    /** The right page, but its first row is odd. An answer without rows stays as it is. */
    public static Fault oddRow(OddRow what) {
        return firstRow("odd row " + what, row -> {
            switch (what) {
                case NO_KEY -> {
                    row.remove(KEYS);
                    if (row.get("approvalRequest") instanceof ObjectNode request) {
                        request.remove(KEYS);
                    }
                }
                case NUMBERS_AS_TEXT -> leaves(row, leaf -> leaf.isNumber() ? TextNode.valueOf(leaf.asText()) : leaf);
                case YEAR_ZERO -> leaves(row, leaf -> leaf.isTextual() ? TextNode.valueOf(leaf.asText().replaceFirst("^" + DATE, "0000$1")) : leaf);
                case NULL -> {
                    return NullNode.getInstance();
                }
            }
            return row;
        });
    }

    /** The right page, but its first row is edited. An answer without rows stays as it is. */
    public static Fault firstRow(UnaryOperator<ObjectNode> edit) {
        return firstRow("first row", edit::apply);
    }

    private static Fault firstRow(String name, Function<ObjectNode, JsonNode> edit) {
        Fault edited = edited(page -> {
            ArrayNode rows = rows(page);
            if (rows != null && !rows.isEmpty() && rows.get(0) instanceof ObjectNode row) {
                rows.set(0, edit.apply(row));
            }
            return page;
        });
        return new Fault(name, edited.handled, edited.change);
    }

    /** Puts another value in the place of each that holds no others. */
    private static void leaves(JsonNode node, UnaryOperator<JsonNode> edit) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                leaves(field.getValue(), edit);
                field.setValue(field.getValue().isContainerNode() ? field.getValue() : edit.apply(field.getValue()));
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                leaves(array.get(i), edit);
                array.set(i, array.get(i).isContainerNode() ? array.get(i) : edit.apply(array.get(i)));
            }
        }
    }

    /** Whether the request is carried out before its answer is spoilt; it counts against the limits either way. */
    boolean handled() {
        return handled;
    }

    Answer spoil(Answer answer) {
        return change.apply(answer);
    }

    @Override
    public String toString() {
        return name;
    }

    private static byte[] spoilt(byte[] body, BadRow what, String entryId) {
        try {
            JsonNode page = JSON.readTree(body);
            ArrayNode rows = rows(page);
            int index = rows == null ? -1 : index(rows, entryId);
            if (index < 0 || !(rows.get(index) instanceof ObjectNode row)) {
                return body;
            }
            switch (what) {
                case NO_ID -> row.remove(Arrays.asList("_id", "id"));
                case BAD_DATE -> row.withObject("/timeInterval").put("start", "the day before yesterday");
                case START_AFTER_END -> row.withObject("/timeInterval").put("start", "2031-01-01T00:00:00Z").put("end", "2030-01-01T00:00:00Z");
                case HUGE_DESCRIPTION -> row.put("description", "x".repeat(100_000));
                case NOT_AN_OBJECT -> rows.set(index, JSON.getNodeFactory().textNode("row"));
            }
            return JSON.writeValueAsBytes(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int index(ArrayNode rows, String entryId) {
        int index = 0;
        while (index < rows.size()) {
            JsonNode row = rows.get(index);
            if (entryId == null || entryId.equals(row.path("_id").asText()) || entryId.equals(row.path("id").asText())) {
                return index;
            }
            index++;
        }
        return -1;
    }

    private static ArrayNode rows(JsonNode page) {
        if (page instanceof ArrayNode rows) {
            return rows;
        }
        for (String key : ROWS) {
            if (page.get(key) instanceof ArrayNode rows) {
                return rows;
            }
        }
        return page.get("expenses") instanceof ObjectNode expenses ? rows(expenses) : null;
    }
}
