package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is wrong in a file is said in one line each, and the schema for editors refuses the same as far as it can. */
class StreamMistakesTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final String RIGHT = """
            # A thing.
            stream: thing
            needs: THINGS
            read:
              post: things/list
              body: {statuses: [ALL]}
              rows: /things
              pages: {by: body, most: 200, end: count, count: /count}
            key: [id]
            changes: {feed: THING, webhooks: [NEW_THING]}
            every: 24h
            missing: deleted
            columns:
              user_id: {who: true}
              starts_at: {from: /period/start, type: time}
              note: {type: text, private: true}
              amount: {type: decimal, scale: 2, about: days}
            """;

    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        try (var file = StreamParser.class.getResourceAsStream("/clockify/streams/stream.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(file.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
        }
    }

    private static boolean isRightBySchema(String yaml) {
        Object loaded = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(JSON.valueToTree(loaded).toString(), InputFormat.JSON).isEmpty();
    }

    private static List<String> mistakes(String text) {
        return StreamParser.parse("t", text).mistakes().stream().map(StreamMistake::toString).toList();
    }

    static List<Path> shipped() throws IOException {
        return ShippedStreamsTest.files();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void the_schema_takes_what_is_shipped(Path file) throws IOException {
        assertThat(isRightBySchema(Files.readString(file))).isTrue();
    }

    @Test
    void the_schema_and_the_parser_know_the_same_types_and_the_right_file() throws IOException {
        assertThat(mistakes(RIGHT)).isEmpty();
        assertThat(isRightBySchema(RIGHT)).isTrue();
        try (var file = StreamParser.class.getResourceAsStream("/clockify/streams/stream.schema.json")) {
            Set<String> types = new TreeSet<>();
            for (JsonNode type : JSON.readTree(file).at("/properties/columns/additionalProperties/anyOf/2/properties/type/enum")) {
                types.add(type.asText().toUpperCase(Locale.ROOT));
            }
            Set<String> known = new TreeSet<>();
            for (StreamColumn.Type type : StreamColumn.Type.values()) {
                known.add(type.name());
            }
            assertThat(types).isEqualTo(known);
        }
    }

    @Test
    void a_child_that_does_not_say_whose_its_rows_are_cannot_know_what_is_missing() {
        String child = """
                # A part.
                stream: part
                each: {stream: thing}
                read: {get: "things/{parent}/parts", pages: none}
                key: [id]
                missing: deleted
                columns:
                  status: word
                """;
        assertThat(mistakes(child)).containsExactly(
                "t:6: missing cannot be known, as no column says whose row it is: write a column with from: parent, or missing: nothing");
        assertThat(mistakes(child.replace("deleted", "nothing"))).isEmpty();
        assertThat(mistakes(child + "  thing_id: {from: parent}\n")).isEmpty();
    }

    /** What is replaced, by what, and what is said; the schema refuses it too, but for those marked with a star. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            columns:                  | colums:                       | t:13: there is no key colums: did you mean columns?
            needs: THINGS             | needs: things                 | t:3: needs is "things": write a feature as Clockify names it, e.g. TIME_OFF
            feed: THING               | feed: "THING&type=X"          | t:10: changes.feed is "THING&type=X": write it in capitals as Clockify does, e.g. TIME_OFF_REQUEST
            stream: thing             | stream: Thing                 | t:2: stream is "Thing": write small letters, digits and single _
            # A thing.                | stream: thing                 |* t:1: the first line is no comment, or one with \\ or $: say there after a # in one sentence what the stream is; it becomes the table's comment
            missing: deleted          | missing: delete               | t:12: missing is "delete": did you mean deleted?
            missing: deleted          | money: false                  | t:2: missing is missing: write what it means that a row is no longer listed: deleted, left (a state that is not listed) or nothing
            , end: count, count       | , count                       | t:8: read.pages.end is missing: write what says that a page is the last: last-page, count or short
            , end: count, count: /count | , end: count                |* t:8: read.pages.count is missing: write where the answer has the number of all rows, e.g. /count
            most: 200                 | most: 9000                    | t:8: read.pages.most is 9000: write a whole number from 1 to 5000
            post: things/list         | post: /things/list            |* t:5: read.post is "/things/list": write a path below the workspace without a slash at its beginning, e.g. time-off/requests
            post: things/list         | post: "things/{parent}"       |* t:5: read.post has {parent}, but there is none: write each: {stream: …}
            [ALL]                     | ["{start}"]                   |* t:6: read.body has {start}, but there is no window: write e.g. window: {from: -31d, to: +0d, as: date, by: day}
            rows: /things             | rows: things                  | t:7: read.rows is "things": write a JSON Pointer into the answer, e.g. /status/note
            rows: /things             | rows: one                     |* t:7: read.rows is one, which has no pages: write pages: none, or a pointer to the rows
            stream: thing             | stream: none                  |* t:2: stream is none, which stands in clockify.streams for no stream: take another name
            {who: true}               | {who: true}\\n  owner: {who: true}\\n  owner_id: {who: true} |* t:16: columns.owner_id has its employee in owner_employee_id, as owner has: rename one of them
            key: [id]                 | key: [ids]                    |* t:9: key has ids, which is no column: the columns are user_id, starts_at, note, amount
            key: [id]                 | key: [note]                   |* t:9: key has note, which may be long or inexact: take columns of the types id, word, int, date and time
            every: 24h                | every: 24                     | t:11: every is "24": write e.g. 30m, 24h or 7d
            , private: true           | , privat: true                | t:16: there is no key privat in columns.note: did you mean private?
            {type: text, private: true} | {type: text}                | t:16: columns.note.private is missing: write true where it says something of a person, or may, else false
            {type: text, private: true} | text                        | t:16: columns.note is text, and does not say whether it is private: write {type: text, private: true} or false
            type: time                | type: instant                 | t:15: columns.starts_at.type is "instant": write one of id, word, text, int, decimal, bool, date, time, duration, minor, json
            scale: 2                  | scale: two                    | t:17: columns.amount.scale is "two": write a whole number from 0 to 6
            starts_at                 | employee_id                   |* t:15: columns.employee_id is a column that the plugin gives to every table: take another name
            starts_at                 | order                         |* t:15: columns.order is a word of SQL: take another name, such as order_value, and from: for where it is in Clockify's row
            about: days               | about: a\\b                   |* t:17: columns.amount.about is "a\\b": write one line of at most 300 characters, without \\ and $
            {who: true}               | {who: yes}                    | t:14: columns.user_id.who is "yes": write true or false
            {who: true}               | &x {who: true}                |* t:14: there is an anchor (&x): write the value itself wherever it is meant
            """)
    void a_mistake_is_one_line_with_its_place_and_what_to_write(String part, String written, String said) {
        String wrong = RIGHT.replace(part, written.replace("\\n", "\n"));
        boolean schemaToo = !said.startsWith("* ");
        assertThat(wrong).isNotEqualTo(RIGHT);

        assertThat(mistakes(wrong)).contains(said.replaceFirst("^\\* ", ""));
        if (schemaToo) {
            assertThat(isRightBySchema(wrong)).isFalse();
        }
    }

    @Test
    void all_mistakes_of_a_file_are_said_at_once() {
        assertThat(mistakes(RIGHT.replace("needs: THINGS", "needs: x").replace("every: 24h", "every: x").replace("type: time", "type: x"))).hasSize(3);
    }

    @Test
    void what_is_no_yaml_is_one_mistake() {
        assertThat(mistakes("# x\nstream: [a\nkey: b")).singleElement().asString().startsWith("t:3: this is no YAML: ");
        assertThat(mistakes("")).containsExactly("t:1: the file is empty: declare a stream in it, or delete it");
        assertThat(mistakes("- a")).containsExactly("t:1: the file has no keys: write key: value, one on a line");
    }

    /** Pieces of files in any order and cut anywhere. */
    @Test
    void no_file_makes_the_parser_throw() {
        Random random = new Random(11);
        List<String> lines = RIGHT.lines().toList();
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int line = 0; line < 12; line++) {
                String one = lines.get(random.nextInt(lines.size()));
                text.append(random.nextInt(6) == 0 ? one.substring(random.nextInt(one.length())) : one).append('\n');
            }
            StreamParser.Result result = StreamParser.parse("t", text.toString());
            assertThat(result.declaration() == null).isEqualTo(!result.mistakes().isEmpty());
        }
    }
}
