package io.camelhub.clockify.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.EachDialect;
import io.camelhub.clockify.people.Company;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;

class PeopleScopesTest {

    @ParameterizedTest
    @EachDialect
    void a_manager_sees_their_own_team_and_those_who_report_to_any_of_their_addresses(Dialect dialect) {
        Company company = new Company(dialect)
                .employee("ada", "Ada Lovelace", "ada@acme.example", "Engine", null)
                .employee("bob", "Bob", "bob@acme.example", "Engine", null)
                .employee("cy", "Cy", "cy@acme.example", "Core", " ADA@Acme.example ")
                .employee("di", "Di", "di@acme.example", "Core", "a.lovelace@acme.example")
                .employee("eve", "Eve", "eve@acme.example", null, "bob@acme.example")
                .employee("flo", "Flo", "flo@acme.example", " ", "nobody@acme.example")
                .employee("gus", "Gus", "gus@acme.example", " ", null);
        company.roster();
        company.jdbc().sql("insert into clockify_employee_email (employee_id, position, email, email_key)"
                + " values ('ada', 1, 'A.Lovelace@acme.example', 'a.lovelace@acme.example')").update();
        PeopleScopes scopes = new PeopleScopes(company.database());

        assertThat(scopes.ofManager("Ada@ACME.example").employees()).containsExactlyInAnyOrder("ada", "bob", "cy", "di");
        assertThat(scopes.ofManager("a.lovelace@acme.example").employees()).containsExactlyInAnyOrder("ada", "bob", "cy", "di");
        assertThat(scopes.ofManager("bob@acme.example").employees()).containsExactlyInAnyOrder("ada", "bob", "eve");
        assertThat(scopes.ofManager("flo@acme.example").employees()).as("blank is no team").containsExactly("flo");
        assertThat(scopes.ofManager("nobody@acme.example").employees()).as("not on the roster").containsExactly("flo");
        assertThat(scopes.ofEmployee(null, "A.LOVELACE@acme.example").employees()).containsExactly("ada");
        assertThat(scopes.ofEmployee("bob", "ada@acme.example").employees()).as("the id counts").containsExactly("bob");
        assertThat(scopes.ofEmployee("gone", "ada@acme.example").employees()).isEmpty();
        assertThat(scopes.ofEmployee(null, null).employees()).isEmpty();
        for (String unknown : new String[] {"unknown@acme.example", "no address", "", null}) {
            assertThat(scopes.ofManager(unknown)).isEqualTo(new PeopleScope(Set.of()));
        }
    }
}
