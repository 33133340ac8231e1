package io.camelhub.clockify.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardProxyTest {

    @ParameterizedTest
    @CsvSource({
        "http://proxy.example.com:3128, proxy.example.com, 3128, http://proxy.example.com:3128",
        "HTTP://10.0.0.1:80/, 10.0.0.1, 80, http://10.0.0.1:80",
        "http://[fd00::1]:3128, fd00::1, 3128, http://[fd00::1]:3128"})
    void an_address_is_a_host_and_a_port(String text, String host, int port, String shown) {
        assertThat(ForwardProxy.parse(text)).isEqualTo(new ForwardProxy(host, port)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.com", "proxy.example.com:3128", "http://proxy.example.com", "http://p:0", "http://p:70000",
        "http://p:3128/path", "http://p:3128?a=b", "http://p:3128#a", "https://p:3128", "socks://p:1080", "http://", "http:", "a b"})
    void what_is_no_such_address_is_refused_with_what_to_write(String text) {
        assertThatThrownBy(() -> ForwardProxy.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http://proxy.example.com:3128");
    }

    @Test
    void a_log_in_belongs_into_settings_of_its_own_and_is_not_repeated() {
        assertThatThrownBy(() -> ForwardProxy.parse("http://hub:s3cret@p:3128")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("clockify.http.proxy-password").message().doesNotContain("s3cret");
    }
}
