package io.camelhub.clockify.query;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.model.SpreadsheetCell;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.List;

/**
 * Records as CSV: a header in snake case, then one row each, lists with semicolons between. Cells are escaped against formulas and control
 * characters.
 */
public final class CsvText {

    private static final CsvMapper MAPPER = CsvMapper.csvBuilder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addSerializer(new Cell()))
            .build();

    private CsvText() {
    }

    public static <T> String of(Class<T> type, List<T> rows) {
        StringWriter out = new StringWriter();
        try (SequenceWriter writer = rows(type, out)) {
            writer.writeAll(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** A writer for rows one by one, when there are too many for memory; closing it leaves the output open. */
    public static <T> SequenceWriter rows(Class<T> type, Writer out) throws IOException {
        CsvSchema.Builder columns = CsvSchema.builder();
        MAPPER.schemaFor(type).forEach(column -> columns.addColumn(column.getName()));
        return MAPPER.writerFor(type).with(columns.build().withHeader().withArrayElementSeparator("; ")).writeValues(out);
    }

    /** Text on one line, with an apostrophe before what a spreadsheet would run. */
    private static final class Cell extends StdSerializer<String> {

        Cell() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator csv, SerializerProvider provider) throws IOException {
            csv.writeString(SpreadsheetCell.written(OneLine.of(text)));
        }
    }
}
