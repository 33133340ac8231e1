package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.camelhub.clockify.watch.RecordedLog;
import io.camelhub.clockify.web.ConsoleSite;
import java.io.OutputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.Map;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS by Camel's own settings, with a certificate that is made for the test. */
class TlsTest {

    private static final String STORE_PASSWORD = "of the store";

    @TempDir
    private Path folder;

    private final HeldCertificate certificate = new HeldCertificate.Builder().commonName("127.0.0.1").addSubjectAlternativeName("127.0.0.1").build();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager())
            .sslContext(new HandshakeCertificates.Builder().addTrustedCertificate(certificate.certificate()).build().sslContext()).build();

    private Path keyStore() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null);
        store.setKeyEntry("console", certificate.keyPair().getPrivate(), STORE_PASSWORD.toCharArray(), new Certificate[] {certificate.certificate()});
        Path file = folder.resolve("console.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, STORE_PASSWORD.toCharArray());
        }
        return file;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void the_console_answers_over_tls_and_its_cookie_goes_over_nothing_else() throws Exception {
        try (RecordedLog log = RecordedLog.of("io.camelhub.clockify.web.Console", Level.INFO);
                ClockifySimulator simulator = ClockifySimulator.start(World.builder().entries(5).build());
                ConsoleSite site = ConsoleSite.start(folder, simulator, TestDatabases.empty(Dialect.H2), "boss@acme.example", Map.of(
                        "camel.ssl.enabled", "true", "camel.ssl.key-store", "file:" + keyStore(), "camel.ssl.keystore-password", STORE_PASSWORD,
                        "camel.server.use-global-ssl-context-parameters", "true",
                        // it is waited for here: the site itself asks without TLS
                        "clockify.console.users", folder.resolve("console-users.properties").toString()))) {
            String root = site.root().replace("http:", "https:");
            await().atMost(Duration.ofSeconds(60)).until(() -> !log.lines().isEmpty());

            assertThat(log.lines()).extracting(ILoggingEvent::getFormattedMessage).containsExactly("The console answers at " + root + "/console/");
            HttpResponse<String> in = send(HttpRequest.newBuilder(URI.create(root + "/console/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded").header("Origin", root)
                    .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=" + ConsoleSite.PASSWORD.replace(" ", "+"))));
            assertThat(in.statusCode()).isEqualTo(303);
            assertThat(in.headers().allValues("set-cookie")).hasSize(2).allSatisfy(cookie ->
                    assertThat(cookie).startsWith("__Host-clockify-").contains("; Secure", "Path=/;").doesNotContain("Domain"));
            assertThat(in.headers().firstValue("strict-transport-security")).hasValue("max-age=31536000");
            assertThat(send(HttpRequest.newBuilder(URI.create(root + "/console/integrations"))).body()).contains("<h1>Integrations</h1>");
            assertThatThrownBy(() -> site.visitor().get("/console/login")).as("without TLS").isInstanceOf(IllegalStateException.class);
        }
    }
}
