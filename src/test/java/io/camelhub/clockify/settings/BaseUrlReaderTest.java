package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseUrlReaderTest {

    private static RawSetting raw(Setting setting, String text) {
        return new RawSetting(setting, setting.property(), text);
    }

    @ParameterizedTest
    @CsvSource({
        "global, https://api.clockify.me/api/v1, https://reports.api.clockify.me/v1",
        "EUC1, https://euc1.clockify.me/api/v1, https://euc1.clockify.me/report/v1",
        "acme, https://acme.clockify.me/api/v1, https://acme.clockify.me/report/v1",
    })
    void a_region_or_a_subdomain_gives_both_addresses(String region, String api, String reports) throws Exception {
        BaseUrls urls = BaseUrlReader.region(raw(Setting.REGION, region));

        assertThat(urls.api()).hasToString(api);
        assertThat(urls.reports()).hasToString(reports);
    }

    @ParameterizedTest
    @CsvSource({
        "eu, did you mean euc1?",
        "euc2, did you mean euc1?",
        "app, write global",
        "euc1.clockify.me, write only what stands before .clockify.me",
        "a_b, write global",
    })
    void a_region_that_is_none_is_refused_with_what_was_meant(String region, String remedy) {
        assertThatThrownBy(() -> BaseUrlReader.region(raw(Setting.REGION, region))).isInstanceOf(WrongSettingException.class)
                .extracting(thrown -> ((WrongSettingException) thrown).problem().remedy()).asString().contains(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "http://api.example.com/v1, would send the key unencrypted",
        "https://me@api.example.com/v1, has a user name",
        "https://api.example.com/v1?a=b, a query or a fragment",
        "api.example.com, is no URL",
        "https://euc1.clockify.me/report/v1, is https://euc1.clockify.me/report/v1",
    })
    void an_address_that_cannot_be_right_is_refused(String url, String problem) {
        assertThatThrownBy(() -> BaseUrlReader.url(raw(Setting.API_URL, url))).isInstanceOf(WrongSettingException.class)
                .extracting(thrown -> ((WrongSettingException) thrown).problem().problem()).asString().contains(problem);
    }

    @Test
    void on_this_machine_no_tls_is_needed_and_a_slash_at_the_end_does_not_count() throws Exception {
        assertThat(BaseUrlReader.url(raw(Setting.API_URL, "http://localhost:8080/api/v1/"))).hasToString("http://localhost:8080/api/v1");
    }
}
