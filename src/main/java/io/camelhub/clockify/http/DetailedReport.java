package io.camelhub.clockify.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;

/**
 * What the detailed report answers, read row by row as it arrives: a page of a thousand rows is never held as a tree of JSON.
 *
 * <p>The schema is {@code DetailedReportV1} of Clockify's API: {@code timeentries}, and of {@code totals[0]} {@code entriesCount} and
 * {@code totalTime}.
 */
@JsonDeserialize(using = DetailedReport.Reader.class)
public final class DetailedReport {

    /** Several times what a page may be asked to hold. */
    private static final int MOST_ROWS = 10_000;

    private TimeEntryRows rows;
    private Integer entriesCount;
    private Long totalSeconds;

    private DetailedReport() {
    }

    /** The rows of the page; throws {@link BadResponseException} where the answer holds no list of time entries. */
    public TimeEntryRows rows() {
        if (rows == null) {
            throw new BadResponseException("Clockify's detailed report holds no list of time entries");
        }
        return rows;
    }

    /** How many entries the report has on all of its pages; null where it does not say. */
    public Integer entriesCount() {
        return entriesCount;
    }

    /** How long the entries on all of its pages are together; null where it does not say. */
    public Long totalSeconds() {
        return totalSeconds;
    }

    /** Reads an answer. */
    static final class Reader extends StdDeserializer<DetailedReport> {

        Reader() {
            super(DetailedReport.class);
        }

        @Override
        public DetailedReport deserialize(JsonParser json, DeserializationContext context) throws IOException {
            DetailedReport report = new DetailedReport();
            if (!json.isExpectedStartObjectToken()) {
                json.skipChildren();
                return report;
            }
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_ARRAY && "timeentries".equalsIgnoreCase(field)) {
                    report.rows = rows(json, context);
                } else if ("totals".equals(field)) {
                    JsonNode totals = context.readTree(json).path(0);
                    JsonNode count = totals.path("entriesCount");
                    JsonNode time = totals.path("totalTime");
                    report.entriesCount = count.isInt() ? count.intValue() : null;
                    report.totalSeconds = time.isNumber() ? time.longValue() : null;
                } else {
                    json.skipChildren();
                }
            }
            return report;
        }

        private static TimeEntryRows rows(JsonParser json, DeserializationContext context) throws IOException {
            TimeEntryRows rows = new TimeEntryRows();
            for (int row = 1; json.nextToken() != JsonToken.END_ARRAY; row++) {
                if (row > MOST_ROWS) {
                    throw new StreamConstraintsException("after " + row + " rows; the most is " + MOST_ROWS);
                }
                rows.add(context.readTree(json));
            }
            return rows;
        }

        @Override
        public DetailedReport getNullValue(DeserializationContext context) {
            return new DetailedReport();
        }
    }
}
