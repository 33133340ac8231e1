package io.camelhub.clockify.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.roster.EmailKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompanyDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "acme.com, acme.de, true",
        "acme.com, acme.co.uk, true",
        "acme.com, mail.acme.com, true",
        "acme.com, initech.com, true",
        "acme.com, once.com, false",
        "acme.com, acme-labs.com, false",
        "acme.com, acme.com, false",
        "gmail.com, gmail.de, false",
        "acme.com, gmail.com, false",
    })
    void domains_belong_together_by_name_or_because_two_employees_have_both(String one, String other, boolean together) {
        CompanyDomains domains = new CompanyDomains();
        domains.add(keys("a@acme.com", "a@initech.com", "a@gmail.com", "a2@acme.com"));
        domains.add(keys("b@acme.com", "b@initech.com", "b@once.com", "b@gmail.com"));

        assertThat(domains.belongTogether(one, other)).isEqualTo(together);
        assertThat(domains.belongTogether(other, one)).isEqualTo(together);
    }

    @ParameterizedTest
    @CsvSource({"acme.com, false", "gmail.com, false", "yahoo.co.uk, false", "litware.com, true"})
    void a_domain_of_another_company_is_neither_on_the_roster_nor_a_providers(String domain, boolean foreign) {
        CompanyDomains domains = new CompanyDomains();
        domains.add(keys("a@acme.com"));

        assertThat(domains.isForeign(domain)).isEqualTo(foreign);
    }

    private static List<EmailKey> keys(String... emails) {
        return Stream.of(emails).map(email -> EmailKey.of(email).orElseThrow()).toList();
    }
}
