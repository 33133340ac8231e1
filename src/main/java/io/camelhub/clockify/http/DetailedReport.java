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
 * A page of the detailed report, parsed row by row as it arrives, so that a page of a thousand rows is never held as a JSON tree.
 *
 * <p>The schema is {@code DetailedReportV1} of Clockify's API: {@code timeentries}, and {@code entriesCount} and {@code totalTime} of
 * {@code totals[0]}.
 */
@JsonDeserialize(using = DetailedReport.Reader.class)
public final class DetailedReport {

    /** Several times the largest page size of the settings. */
    private static final int MOST_ROWS = 10_000;

    private TimeEntryRows rows;
    private Integer entriesCount;
    private Long totalSeconds;

    private DetailedReport() {
    }

    /**
     * The rows of the page.
     *
     * @throws BadResponseException where the answer has no list of time entries
     */
    public TimeEntryRows rows() {
        if (rows == null) {
            throw new BadResponseException("Clockify's detailed report holds no list of time entries");
        }
        return rows;
    }

    /** The number of entries on all pages of the report; null where the answer does not have it. */
    public Integer entriesCount() {
        return entriesCount;
    }

    /** The duration of the entries on all pages together, in seconds; null where the answer does not have it. */
    public Long totalSeconds() {
        return totalSeconds;
    }

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
