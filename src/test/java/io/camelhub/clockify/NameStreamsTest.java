package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.camelhub.clockify.command.ErasePerson;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.query.StreamQuery;
import io.camelhub.clockify.query.StreamRowQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.simulator.Fault;
import io.camelhub.clockify.simulator.Faults;
import io.camelhub.clockify.simulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** Projects, clients, tags and tasks as streams: declared as all others are, and stored with the names that entries bring. */
@Tag("slow")
class NameStreamsTest extends StreamScene {

    private static final List<String> NAMES = List.of("client", "project", "tag", "task");

    private static final String OWN = "  counts_unbillable: {from: /timeEstimate/includeNonBillable, type: bool, about: whether unbillable time counts}\n"
            + "  all_members: {from: /memberships, type: json}\n";

    private List<RecordedRequest> asked() {
        return simulator.requests().all().stream().filter(request -> request.path().endsWith("/projects")).toList();
    }

    @ParameterizedTest
    @EachDialect
    void a_column_that_an_engineer_adds_to_projects_is_filled_and_kept_up(Dialect dialect) throws Exception {
        declare("project", shipped("project") + OWN);
        start(dialect, "none");
        sync();

        assertThat(hub.count("select count(*) from clockify_project")).isPositive();
        assertThat(hub.count("select count(*) from clockify_project where counts_unbillable is null or all_members is null or name is null")).isZero();
        assertThat(asked()).hasSize(1);

        String project = (String) hub.rows("select id from clockify_project order by id").get(0).get("id");
        simulator.faults().next(1, Faults.to("/projects"), Fault.edited(list -> {
            list.forEach(row -> ((ObjectNode) row.path("timeEstimate")).put("includeNonBillable", !row.path("id").asText().equals(project)));
            return list;
        }));
        assertThat(later(Duration.ofHours(1)).requests()).as("a quiet sync asks for no list").isEqualTo(4);
        later(Duration.ofHours(24));
        assertThat(asked()).hasSize(2);
        assertThat(ids("project", "not counts_unbillable")).containsExactly(project);
    }

    @Test
    void who_is_erased_is_taken_out_of_a_column_of_an_engineers_own() throws Exception {
        declare("project", shipped("project") + OWN);
        start("none");
        sync();
        JsonNode members = new ObjectMapper().readTree((String) hub.rows("select cast(all_members as varchar) as members from clockify_project "
                + "where all_members <> '[]' order by id").get(0).get("members"));
        String user = members.get(0).path("userId").asText();
        assertThat(user).isNotEmpty();

        hub.bean("clockifyErasePerson", ErasePerson.class).run(user, new Order("an admin", "asked"), waiting -> { });
        assertThat(hub.count("select count(*) from clockify_project where all_members like '%" + user + "%'")).isZero();
        later(Duration.ofHours(25));
        assertThat(asked()).hasSize(2);
        assertThat(hub.count("select count(*) from clockify_project where all_members like '%" + user + "%'")).isZero();
    }

    @Test
    void the_list_shows_names_which_no_setting_switches() {
        start("none");
        sync();

        List<StreamQuery.Listed> listed = hub.bean("clockifyStreamQuery", StreamQuery.class)
                .streams(hub.bean("clockifySettings", ClockifySettings.class).integrations().integrations()).streams();
        assertThat(listed).filteredOn(stream -> NAMES.contains(stream.stream())).extracting(StreamQuery.Listed::stream, StreamQuery.Listed::readBy)
                .containsExactlyInAnyOrderElementsOf(NAMES.stream().map(name -> tuple(name, List.of("acme"))).toList());
        assertThat(listed).filteredOn(stream -> !NAMES.contains(stream.stream())).allMatch(stream -> stream.readBy().isEmpty());
    }

    @Test
    void a_tag_whose_name_is_none_is_rejected_and_the_others_are_learnt() {
        world.createTag(workspace, "nobody uses it");
        simulator.faults().next(1, Faults.to("/tags"), Fault.firstRow(row -> row.put("name", 7)));
        declare("tag", shipped("tag") + "  colour: {from: /colour, type: word}\n");
        start("none");
        sync();

        assertThat(hub.rows("select kind, reason from clockify_rejected").stream().map(Object::toString)).singleElement().asString()
                .contains("tag", "the name is no text: 7");
        assertThat(ids("tag", "name = 'nobody uses it'")).hasSize(1);
        assertThat(state("tag")).containsEntry("status", "rejected");

        later(Duration.ofHours(25));
        assertThat(hub.rows("select * from clockify_rejected")).isEmpty();
    }

    @Test
    void a_name_is_explained_by_its_id_and_status_shows_the_lists_that_were_read() {
        declare("project", shipped("project") + OWN);
        start("none");
        sync();
        String project = ids("project", "name is not null").get(0);

        assertThat(hub.bean("clockifyStreamRowQuery", StreamRowQuery.class).rows(project)).singleElement()
                .satisfies(row -> assertThat(row.stream()).isEqualTo("project"))
                .satisfies(row -> assertThat(row.comparedAt()).isNotNull());
        assertThat(hub.bean("clockifyStatusQuery", StatusQuery.class).integrations(hub.bean("clockifySettings", ClockifySettings.class).integrations()).toString())
                .contains("StreamStatus[stream=project, status=READ").doesNotContain("StreamStatus[stream=task");
    }

    @Test
    void a_project_may_be_the_parent_of_a_stream_of_ones_own() {
        declare("project-task", """
                # A task, once more.
                stream: project_task
                each: {stream: project, where: {archived: false}}
                read: {get: "projects/{parent}/tasks", pages: {by: query, most: 1000, end: last-page}}
                key: [id]
                missing: deleted
                columns:
                  name: {type: text, private: false}
                  project_id: {from: parent}
                """);
        start("project_task");
        sync();

        assertThat(hub.count("select count(*) from clockify_project_task")).isPositive();
        assertThat(state("project_task")).containsEntry("status", "read");
    }
}
