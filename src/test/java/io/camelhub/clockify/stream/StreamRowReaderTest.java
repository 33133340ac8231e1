package io.camelhub.clockify.stream;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.database.Json;
import io.camelhub.clockify.http.HttpClientSettings;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamRowReaderTest {

    private static final ObjectMapper JSON = JsonMapper.builder(
                    JsonFactory.builder().streamReadConstraints(HttpClientSettings.constraints()).build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final StreamDeclaration ALL_TYPES = StreamParser.parse("thing.stream.yaml", """
            # A thing.
            stream: thing
            read: {get: things, pages: none}
            key: [id]
            missing: deleted
            columns:
              user_id: {who: true}
              status: {from: /status/type, type: word}
              note: {type: text, private: true}
              number: int
              amount: decimal
              quantity: {type: decimal, scale: 2}
              active: bool
              on_day: {from: /day, type: date}
              changed: {from: /status/changedAt, type: time}
              tracked: duration
              price: minor
              unit_price: {type: minor, scale: 2}
              extra: json
            """).declaration();

    private final StreamRowReader reader = new StreamRowReader(ALL_TYPES, JSON);

    private StreamRow read(String row) throws JsonProcessingException {
        return reader.read(JSON.readTree(row.replace('\'', '"')), null);
    }

    @Test
    void each_type_is_read() throws JsonProcessingException {
        StreamRow row = read("""
                {'id': 'a1', 'userId': 'u1', 'status': {'type': 'PENDING', 'changedAt': '2024-01-31T08:15:00.123456789Z'}, 'note': 'late\\u0000r',
                 'number': 3, 'amount': 1.50, 'quantity': 150, 'active': true, 'day': '2024-02-29T23:30:00Z', 'tracked': 'PT1H30M',
                 'price': 200.0, 'unitPrice': 12345, 'extra': [{'a': 1}]}""");

        assertThat(row.rejected()).isNull();
        assertThat(row.key()).isEqualTo("a1");
        assertThat(row.values()).containsExactly(
                entry("id", "a1"), entry("user_id", "u1"), entry("status", "PENDING"),
                entry("note", "later"), entry("number", 3L), entry("amount", new BigDecimal("1.500000")),
                entry("quantity", new BigDecimal("1.500000")), entry("active", true),
                entry("on_day", LocalDate.of(2024, 2, 29)),
                entry("changed", Instant.parse("2024-01-31T08:15:00.123456Z")), entry("tracked", 5400L),
                entry("price", 200L), entry("unit_price", 123L), entry("extra", new Json("[{\"a\":1}]")));
    }

    @Test
    void what_is_absent_null_or_empty_is_null() throws JsonProcessingException {
        StreamRow row = read("{'id': 'a1', 'status': null, 'note': '', 'userId': '', 'day': null}");

        assertThat(row.isRejected()).isFalse();
        assertThat(row.values()).hasSize(14).containsEntry("id", "a1");
        assertThat(row.values().values()).filteredOn(value -> value != null).containsExactly("a1");
    }

    @Test
    void a_row_without_its_key_is_rejected() throws JsonProcessingException {
        assertThat(read("{'note': 'x'}").rejected()).isEqualTo("it has no id, which tells it from others");
        assertThat(read("[1]").rejected()).isEqualTo("it is no object, but [1]");
        assertThat(reader.read(null, null).rejected()).isEqualTo("it is no object, but nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'userId': 7 | the user_id is no id: 7",
        "'userId': '../x' | the user_id is no id: \"../x\"",
        "'status': {'type': 5} | the status is no text: 5",
        "'status': {'changedAt': '0000-00-00T00:00:00Z'} | the changed is no time: \"0000-00-00T00:00:00Z\"",
        "'status': {'changedAt': '0000-01-01T00:00:00Z'} | the changed is not within the years 1000 to 9999: \"0000-01-01T00:00:00Z\"",
        "'status': {'changedAt': 1706688900} | the changed is no time: 1706688900",
        "'day': '0000-00-00' | the on_day is no day of the years 1000 to 9999: \"0000-00-00\"",
        "'day': '2023-02-29' | the on_day is no day of the years 1000 to 9999: \"2023-02-29\"",
        "'number': '3' | the number is no number: \"3\"",
        "'number': 3.5 | the number is no whole number: 3.5",
        "'amount': 1e400 | the amount is no number: 1E+400",
        "'amount': 123456789012345 | the amount has more than 14 digits: 123456789012345",
        "'price': '200' | the price is no number: \"200\"",
        "'active': 'true' | the flag active is neither true nor false: \"true\"",
        "'tracked': '1:30' | the tracked is no duration such as PT1H30M: \"1:30\""})
    void a_value_of_another_type_is_named_with_its_column(String field, String reason) throws JsonProcessingException {
        StreamRow row = read("{'id': 'a1', " + field + "}");

        assertThat(row.rejected()).isEqualTo(reason);
        assertThat(row.key()).isEqualTo("a1");
        assertThat(row.values()).isEmpty();
    }

    @Test
    void a_day_stays_the_day_that_stands_there() throws JsonProcessingException {
        assertThat(read("{'id': 'a1', 'day': '2024-03-31T22:00:00-10:00'}").values()).containsEntry("on_day", LocalDate.of(2024, 3, 31));
    }

    @Test
    void amounts_come_as_numbers_with_a_fraction_and_in_objects() throws JsonProcessingException {
        assertThat(read("{'id': 'a1', 'price': {'amount': 1250.5, 'currency': 'USD'}, 'amount': 1e-400}").values())
                .containsEntry("price", 1251L).containsEntry("amount", new BigDecimal("0.000000"));
    }

    @Test
    void a_child_has_its_parent_s_key() throws JsonProcessingException {
        StreamDeclaration item = StreamParser.parse("item.stream.yaml", """
                # An item.
                stream: item
                read: {get: "invoices/{parent}", rows: /items, pages: none}
                each: {stream: invoice}
                key: [invoice_id, position]
                missing: deleted
                columns:
                  invoice_id: {from: parent}
                  position: {from: /order, type: int}
                """).declaration();

        assertThat(new StreamRowReader(item, JSON).read(JSON.readTree("{\"order\": 2}"), "i7")).isEqualTo(
                new StreamRow("i7/2", Map.of("invoice_id", "i7", "position", 2L), null));
    }

    /** Values of all forms at the places of all columns. */
    @Test
    void no_row_makes_it_throw() {
        Random random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 100_000; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            for (StreamColumn column : ALL_TYPES.columns()) {
                if (random.nextInt(4) == 0) {
                    String[] path = column.from().toString().substring(1).split("/");
                    ObjectNode at = path.length == 1 ? row : row.withObject("/" + path[0]);
                    at.set(path[path.length - 1], any(random, 0));
                }
            }
            StreamRow read = reader.read(row, null);
            assertThat(read.isRejected()).isEqualTo(read.values().isEmpty());
            taken += read.isRejected() ? 0 : 1;
        }
        assertThat(taken).isPositive();
    }

    private static JsonNode any(Random random, int depth) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        List<String> texts = List.of("", "a1", "\u0000", "\uD800", "PT1H", "PT9223372036854775807H", "P-1D", "2024-01-31", "2024-01-31T", "9999-12-31T23:59:60Z",
                "+999999999-12-31T23:59:59Z", "2024-01-31T08:15:00Z", "٢٠٢٤-٠١-٣١", "1e5", "x".repeat(500));
        return switch (random.nextInt(depth > 3 ? 8 : 10)) {
            case 0 -> json.nullNode();
            case 1 -> json.booleanNode(random.nextBoolean());
            case 2 -> json.numberNode(random.nextLong());
            case 3 -> json.numberNode(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 200.0).get(random.nextInt(6)));
            case 4 -> json.numberNode(new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt()));
            case 5, 6, 7 -> json.textNode(texts.get(random.nextInt(texts.size())));
            case 8 -> {
                ArrayNode array = json.arrayNode();
                for (int i = random.nextInt(4); i > 0; i--) {
                    array.add(any(random, depth + 1));
                }
                yield array;
            }
            default -> {
                ObjectNode nested = json.objectNode();
                for (int i = 0; i < 50 && random.nextInt(3) == 0; i++) {
                    nested = json.objectNode().set("amount", nested);
                }
                yield nested.set("amount", any(random, depth + 1));
            }
        };
    }
}
