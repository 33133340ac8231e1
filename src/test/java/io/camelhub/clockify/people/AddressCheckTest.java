package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.roster.EmailKey;
import io.camelhub.clockify.roster.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressCheckTest {

    private final AddressCheck check = new AddressCheck(
            new NameMatcher(new Nicknames()), name -> name.inAnyOrder().equals(PersonName.of("Nikos Makris").inAnyOrder()));

    private boolean believes(String email, String shown, String employee) {
        return check.believes(EmailKey.of(email).orElseThrow(), PersonName.shown(shown), PersonName.of(employee));
    }

    @ParameterizedTest
    @CsvSource({
        // the address, what the account is called, whom the roster names
        "j.smith@acme.com, Jane Smith, Jane Smith, true",
        "j.smith@acme.com, John Smith, Jane Smith, false",
        "jane.smith@acme.com, Tablet 7, Jane Smith, true",
        "sales@acme.com, Jane Smith, Jane Smith, true",
        "sales@acme.com, Sales, Jane Smith, false",
        "payroll@acme.com, Payroll Office, Payroll, true",
        "sunny@gmail.com, , Jane Smith, true",
        "dispo@acme.com, , Jane Smith, false",
    })
    void it_is_believed_where_nothing_speaks_against_it(String email, String shown, String employee, boolean believed) {
        assertThat(believes(email, shown, employee)).isEqualTo(believed);
    }

    @Test
    void it_is_not_believed_where_another_employee_has_the_name_of_the_account() {
        assertThat(believes("nikos@acme.com", "Nikos Makris", "Nikos Ioannou")).isFalse();
        assertThat(believes("nikos@acme.com", "Nikos", "Nikos Ioannou")).isTrue();
    }
}
