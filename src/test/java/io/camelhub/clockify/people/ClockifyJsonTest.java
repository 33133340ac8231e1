package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.roster.Employee;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockifyJsonTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void the_membership_status_is_that_of_the_workspace_itself() throws JsonProcessingException {
        JsonNode user = json.readTree("""
                {"id": "u1", "email": "ada@example.org", "name": "Ada", "status": "ACTIVE", "surprise": {"a": 1},
                 "memberships": [
                   {"targetId": "w2", "membershipType": "WORKSPACE", "membershipStatus": "PENDING"},
                   {"targetId": "w1", "membershipType": "PROJECT", "membershipStatus": "ACTIVE"},
                   {"targetId": "w1", "membershipType": "WORKSPACE", "membershipStatus": "INACTIVE"}]}""");

        assertThat(ClockifyUser.from(user, "w1"))
                .isEqualTo(new ClockifyUser("u1", "ada@example.org", "Ada", "ACTIVE", "INACTIVE"));
    }

    @Test
    void zone_week_roles_and_custom_fields_are_read_in_one_order_and_none_is_not_the_same_as_not_reported() throws JsonProcessingException {
        ClockifyUser read = ClockifyUser.from(json.readTree("""
                {"id": "u1", "settings": {"timeZone": "Europe/Vienna", "weekStart": "SUNDAY"},
                 "roles": [{"role": {"name": "WORKSPACE_ADMIN"}}, {"role": "OWNER"}],
                 "customFields": [{"customFieldId": "f2", "customFieldName": "N", "value": [1, "a\\u0000"]},
                   {"customFieldId": "f1", "customFieldName": "Cost centre", "value": "CC"}, {"customFieldId": "f3", "value": null}]}"""), "w1");
        ClockifyUser none = ClockifyUser.from(json.readTree("{\"id\": \"u1\", \"settings\": null, \"roles\": [], \"customFields\": []}"), "w1");

        assertThat(read.timeZone()).isEqualTo("Europe/Vienna");
        assertThat(read.weekStart()).isEqualTo("SUNDAY");
        assertThat(read.roles()).isEqualTo("[\"OWNER\",\"WORKSPACE_ADMIN\"]");
        assertThat(read.customFields())
                .isEqualTo("{\"f1\":{\"name\":\"Cost centre\",\"value\":\"CC\"},\"f2\":{\"name\":\"N\",\"value\":[1,\"a\"]}}");
        assertThat(none.roles()).isEqualTo("[]");
        assertThat(none.customFields()).isEqualTo("{}");
        assertThat(none.timeZone()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"id\": \"u1\"}",
        "{\"id\": \"u1\", \"email\": null, \"name\": null, \"status\": null, \"memberships\": null}",
        "{\"id\": \"u1\", \"email\": \"\", \"name\": \"DeletedUser\", \"memberships\": [null, {}]}",
    })
    void a_user_of_whom_only_the_id_is_known_is_read(String text) throws JsonProcessingException {
        assertThat(ClockifyUser.from(json.readTree(text), "w1")).isEqualTo(new ClockifyUser("u1", null, null, null, null));
    }

    /** As where a name was cut in the middle of a picture; it would come back from a database as another one. */
    @Test
    void half_a_character_is_replaced_by_what_can_be_stored() throws JsonProcessingException {
        String user = "{\"id\": \"u1\", \"name\": \"Ada \\ud83d\", \"status\": \"" + "\\ud83d\\ude00".repeat(21) + "\"}";

        ClockifyUser read = ClockifyUser.from(json.readTree(user), "w1");

        assertThat(read.name()).isEqualTo("Ada \uFFFD");
        assertThat(read.accountStatus()).isEqualTo("\uD83D\uDE00".repeat(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\": null}", "{\"id\": \" \"}", "null"})
    void a_user_without_an_id_is_refused(String text) throws JsonProcessingException {
        JsonNode user = json.readTree(text);

        assertThatThrownBy(() -> ClockifyUser.from(user, "w1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_group_without_a_list_of_members_has_none() throws JsonProcessingException {
        assertThat(UserGroup.from(json.readTree("{\"id\": \"g1\", \"name\": \"Ops\", \"userIds\": null}")))
                .isEqualTo(new UserGroup("g1", "Ops", List.of()));
        assertThat(UserGroup.from(json.readTree("{\"id\": \"g1\"}"))).isEqualTo(new UserGroup("g1", null, List.of()));
    }

    @Test
    void a_member_named_twice_is_one_member() throws JsonProcessingException {
        assertThat(UserGroup.from(json.readTree("{\"id\": \"g1\", \"userIds\": [\"u1\", null, \"u1\", \"u2\"]}")).userIds())
                .containsExactly("u1", "u2");
    }

    @Test
    void an_employee_travels_with_names_in_snake_case() throws JsonProcessingException {
        Employee employee = new Employee("e1", "Ada", "Ops", "boss@example.org", true, List.of("ada@example.org"));

        String text = json.writeValueAsString(employee);

        assertThat(json.readTree(text)).isEqualTo(json.readTree("""
                {"id": "e1", "full_name": "Ada", "team": "Ops", "manager_email": "boss@example.org", "active": true,
                 "emails": ["ada@example.org"]}"""));
        assertThat(json.readValue(text, Employee.class)).isEqualTo(employee);
    }
}
