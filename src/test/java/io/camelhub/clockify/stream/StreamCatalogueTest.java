package io.camelhub.clockify.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamCatalogueTest {

    private static final List<String> PEOPLE = List.of("approval_request", "assignment", "attendance", "custom_field_definition", "holiday", "time_off_policy",
            "time_off_request", "time_off_balance");
    private static final List<String> NAMES = List.of("client", "project", "tag", "task");

    @TempDir
    Path folder;

    private final Map<String, List<String>> named = new HashMap<>();
    private boolean rates;
    private long nanos;
    private Path own;
    private StreamCatalogue catalogue;

    @BeforeEach
    void open() throws IOException {
        own = Files.createDirectory(folder.resolve("streams"));
        named.put("main", null);
        catalogue = new StreamCatalogue(() -> List.of(folder.resolve("none"), own), named::get, named::keySet, () -> rates, () -> nanos);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(own.resolve(file), text);
        nanos += 2_000_000_000L;
    }

    private static String thing(String name) {
        return "# A thing.\nstream: " + name + "\nread: {get: things, pages: none}\nkey: [id]\nmissing: deleted\ncolumns:\n  status: word\n";
    }

    private List<String> wanted() {
        return catalogue.wanted("main").stream().filter(stream -> !stream.names()).map(StreamDeclaration::name).toList();
    }

    private List<String> mistakes() {
        return catalogue.declared().mistakes().stream().map(mistake -> Path.of(mistake.file()).getFileName() + mistake.toString().substring(mistake.file().length()))
                .toList();
    }

    @Test
    void without_a_setting_all_but_those_about_money_are_read_and_parents_come_first() {
        assertThat(catalogue.declared().mistakes()).isEmpty();
        assertThat(wanted()).containsExactlyElementsOf(PEOPLE);
        assertThat(catalogue.wanted()).hasSize(PEOPLE.size() + NAMES.size());
    }

    @Test
    void those_about_money_are_named_and_need_rates() {
        named.put("main", List.of("invoice_item", "holiday"));
        assertThat(wanted()).containsExactly("holiday");
        assertThat(catalogue.notWantedBecause(catalogue.declared().stream("invoice_item").orElseThrow(), "main")).contains("about money: set clockify.rates = true");
        assertThat(catalogue.notWantedBecause(catalogue.declared().stream("assignment").orElseThrow(), "main")).contains("not among clockify.streams");

        rates = true;
        assertThat(wanted()).as("with the parent").containsExactly("holiday", "invoice", "invoice_item");
    }

    @Test
    void none_is_read_where_the_setting_says_so() {
        named.put("main", List.of());
        assertThat(wanted()).isEmpty();
    }

    @Test
    void names_are_read_whatever_the_setting_says() {
        named.put("main", List.of("holiday"));
        assertThat(catalogue.wanted("main")).extracting(StreamDeclaration::name).contains("holiday").containsAll(NAMES).hasSize(1 + NAMES.size());
        assertThat(catalogue.notWantedBecause(catalogue.declared().stream("tag").orElseThrow(), "main")).isEmpty();
    }

    @Test
    void a_table_of_names_is_for_names_alone_and_of_it_nothing_says_when_a_row_changed() throws IOException {
        String file = Files.readString(Path.of("routes/streams/project.stream.yaml"));
        write("project.stream.yaml", file.replace("names: true\n", ""));
        write("room.stream.yaml", thing("room") + "names: true\n");
        write("tag.stream.yaml", file.replace("project\n", "tag\n").replace("missing: nothing", "missing: deleted"));
        write("client.stream.yaml", Files.readString(Path.of("routes/streams/client.stream.yaml")) + "  owner_id: {who: true}\n");
        assertThat(mistakes()).contains(
                "project.stream.yaml:2: clockify_project is a table of the plugin's own: write names: true",
                "room.stream.yaml:8: names is true, but it is none of client, project, tag, task: leave it out",
                "tag.stream.yaml:3: names is true, which goes with missing: nothing alone, and not with money: begin with a copy of the plugin's file",
                "client.stream.yaml:3: names is true, but owner_id says something of a person: declare a stream of another name for it",
                "task.stream.yaml:4: its parent project is left out: mend the parent's file");

        write("project.stream.yaml", file + "  owner_name: {type: text, private: false}\n");
        write("room.stream.yaml", thing("room").replace("missing: deleted", "missing: nothing").replace("things,", "\"projects/{parent}/rooms\",")
                + "each: {stream: project, changed: [archived]}\n");
        assertThat(mistakes()).contains("room.stream.yaml:8: its parent project does not say when a row changed: leave out changed")
                .noneMatch(mistake -> mistake.startsWith("project"));
    }

    @Test
    void a_name_that_no_file_declares_is_a_problem_of_the_settings() {
        named.put("main", List.of("holidays", "holiday"));
        assertThat(catalogue.problems()).extracting(Object::toString)
                .containsExactly("clockify.streams has holidays, which is no stream: did you mean holiday?");
    }

    @Test
    void a_file_that_is_saved_or_deleted_counts() throws IOException {
        assertThat(wanted()).doesNotContain("thing");
        write("thing.stream.yaml", thing("thing"));
        assertThat(wanted()).contains("thing");
        write("thing.stream.yaml", thing("other_thing"));
        assertThat(wanted()).contains("other_thing").doesNotContain("thing");
        Files.delete(own.resolve("thing.stream.yaml"));
        nanos += 2_000_000_000L;
        assertThat(wanted()).containsExactlyElementsOf(PEOPLE);
    }

    @Test
    void a_file_in_the_folder_stands_for_the_one_in_the_jar() throws IOException {
        write("my-holidays.stream.yaml", thing("holiday"));
        assertThat(catalogue.declared().stream("holiday").orElseThrow().about()).isEqualTo("A thing.");
        assertThat(wanted()).hasSize(PEOPLE.size());

        write("my-holidays.stream.yaml", thing("holiday").replace("missing: deleted\n", ""));
        assertThat(catalogue.declared().stream("holiday")).as("with a mistake it is left out").isEmpty();
    }

    @Test
    void a_stream_with_a_mistake_is_left_out_with_its_children_and_the_others_go_on() throws IOException {
        write("time-off-policy.stream.yaml", "stream: time_off_policy\n");

        assertThat(wanted()).containsExactlyElementsOf(Stream.of("approval_request", "assignment", "attendance", "custom_field_definition", "holiday", "time_off_request").toList());
        assertThat(mistakes()).contains(
                "time-off-policy.stream.yaml:1: read is missing: write how it is asked for, e.g. read: {get: holidays, pages: none}",
                "time-off-balance.stream.yaml:4: its parent time_off_policy is left out: mend the parent's file");
    }

    @Test
    void what_two_files_have_in_common_is_a_mistake() throws IOException {
        write("a.stream.yaml", thing("thing"));
        write("b.stream.yaml", thing("thing"));
        write("c.stream.yaml", thing("user"));
        write("d.stream.yaml", thing("child").replace("missing: deleted", "missing: nothing").replace("things,", "\"things/{parent}\",") + "each: {stream: thin}\n");
        write("e.stream.yaml", thing("other").replace("missing: deleted", "missing: nothing").replace("things,", "\"things/{parent}\",") + "each: {stream: thing, where: {archived: false}}\n");
        write("f.stream.yaml", thing("third").replace("missing: deleted", "missing: nothing").replace("things,", "\"things/{parent}\",") + "each: {stream: time_off_balance}\n");

        assertThat(mistakes()).containsExactlyInAnyOrder(
                "b.stream.yaml:2: there is a stream thing in " + own.resolve("a.stream.yaml") + " already: rename or delete one of them",
                "c.stream.yaml:2: clockify_user is a table of the plugin's own: take another name",
                "d.stream.yaml:8: its parent thin is no stream: did you mean thing?",
                "e.stream.yaml:8: thing has no column archived: take one of id, status",
                "f.stream.yaml:8: its parent time_off_balance has a parent itself: take a stream with one key and no parent");
    }
}
