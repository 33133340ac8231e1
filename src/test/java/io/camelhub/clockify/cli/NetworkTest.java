package io.camelhub.clockify.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.database.Dialect;
import io.camelhub.clockify.database.TestDatabases;
import io.camelhub.clockify.network.TlsFront;
import io.camelhub.clockify.simulator.ClockifySimulator;
import io.camelhub.clockify.simulator.World;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.littleshoot.proxy.HttpFilters;
import org.littleshoot.proxy.HttpFiltersAdapter;
import org.littleshoot.proxy.HttpFiltersSourceAdapter;
import org.littleshoot.proxy.HttpProxyServer;
import org.littleshoot.proxy.HttpProxyServerBootstrap;
import org.littleshoot.proxy.ProxyAuthenticator;
import org.littleshoot.proxy.impl.DefaultHttpProxyServer;

/** The way to Clockify: by a real proxy over loopback, to a simulator with a certificate of a company's own. */
@Tag("slow")
class NetworkTest {

    private static final String PASSWORD = "open-Sesame-7";

    @TempDir
    private Path folder;

    private final World world = World.builder().seed(5).people(3).entries(20).build();
    private final TestDatabases.Access database = TestDatabases.empty(Dialect.H2);
    private final HeldCertificate house = ca("House CA");
    private final List<String> proxied = new CopyOnWriteArrayList<>();
    private ClockifySimulator clockify;
    private TlsFront tls;
    private HttpProxyServer proxy;

    @BeforeEach
    void start() throws IOException {
        clockify = ClockifySimulator.start(world);
        tls = new TlsFront(clockify.apiUrl(), server("127.0.0.1", house, Instant.now().plus(Duration.ofDays(1))));
    }

    @AfterEach
    void stop() throws IOException {
        if (proxy != null) {
            proxy.abort();
        }
        tls.close();
        clockify.close();
    }

    @Test
    void a_certificate_of_the_house_is_trusted_where_its_ca_is_named() throws Exception {
        CommandOutcome without = check("");
        CommandOutcome pem = check("clockify.http.trust-store = " + pem(house) + "\n");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("house", house.certificate());
        try (OutputStream out = Files.newOutputStream(folder.resolve("ca.p12"))) {
            store.store(out, PASSWORD.toCharArray());
        }
        String p12 = "clockify.http.trust-store = ca.p12\nclockify.http.trust-store-password = ";

        assertThat(without.err()).contains("cannot be reached", "the certificate of CN=127.0.0.1 is signed by CN=House CA, whom the JVM does not trust",
                "write the file of its CA certificate into clockify.http.trust-store");
        assertThat(without.out()).contains("Network   directly, with the certificates that the JVM trusts");
        assertThat(without.exitCode()).isEqualTo(1);
        assertThat(pem.err()).isEmpty();
        assertThat(pem.out()).contains("directly, with 1 certificate of ", "house.pem (clockify.http.trust-store)");
        assertThat(pem.exitCode()).isZero();
        assertThat(check(p12 + PASSWORD).exitCode()).isZero();
        CommandOutcome wrong = check(p12 + "not-the-one");
        assertThat(wrong.err()).contains("clockify.http.trust-store names ", "ca.p12, which cannot be taken", "-password is its password")
                .doesNotContain("not-the-one");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(check("clockify.http.trust-store = gone.pem").err()).contains("gone.pem, which cannot be taken (there is no such file)");
    }

    @Test
    void a_trust_store_counts_alone_and_a_failed_handshake_is_not_tried_again() throws IOException {
        CommandOutcome other = check("clockify.http.trust-store = " + pem(ca("Other CA")));

        assertThat(other.err()).contains("is signed by CN=House CA, whom the file in clockify.http.trust-store does not name");
        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(clockify.requests().count()).isZero();
    }

    @Test
    void a_certificate_that_has_expired_or_is_another_host_s_is_reported_as_that() throws IOException {
        String trusted = "clockify.http.trust-store = " + pem(house);
        tls.close();
        tls = new TlsFront(clockify.apiUrl(), server("127.0.0.1", house, Instant.parse("2020-01-01T00:00:00Z")));
        CommandOutcome expired = check(trusted);
        tls.close();
        tls = new TlsFront(clockify.apiUrl(), server("elsewhere.example.com", house, Instant.now().plus(Duration.ofDays(1))));
        CommandOutcome elsewhere = check(trusted);

        assertThat(expired.err()).contains("was valid until 2020-01-01T00:00:00Z only");
        assertThat(elsewhere.err()).contains("the certificate of another host", "correct clockify.integrations.acme.region");
    }

    @Test
    void what_speaks_no_tls_is_reported_as_that() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            Thread server = new Thread(() -> answerInTheClear(plain), "plain");
            server.setDaemon(true);
            server.start();
            String root = "https://127.0.0.1:" + plain.getLocalPort() + "/api/v1";
            CommandOutcome check = clockify(root, root, "", "check");

            assertThat(check.err()).contains("what answers may speak no TLS");
        }
    }

    @Test
    void requests_go_by_the_proxy_through_a_tunnel_and_check_says_so() throws IOException {
        proxy = start(DefaultHttpProxyServer.bootstrap());
        CommandOutcome sync = clockify(tls.over(clockify.apiUrl()), tls.over(clockify.reportsUrl()), byProxy() + trusted(), "sync");
        CommandOutcome check = check(byProxy() + trusted());

        assertThat(sync.out()).contains("acme / Camel & Co: done");
        assertThat(sync.exitCode()).isZero();
        assertThat(proxied).isNotEmpty().allMatch(request -> request.startsWith("CONNECT 127.0.0.1:"));
        assertThat(check.out()).contains("Network   by the proxy " + url() + " (clockify.http.proxy), with 1 certificate of ");
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void requests_in_the_clear_on_this_machine_go_by_the_proxy_too() throws IOException {
        proxy = start(DefaultHttpProxyServer.bootstrap());
        CommandOutcome check = clockify(clockify.apiUrl(), clockify.reportsUrl(), byProxy(), "check");

        assertThat(check.exitCode()).isZero();
        assertThat(proxied).isNotEmpty().allMatch(request -> request.startsWith("GET http://127.0.0.1:")
                || request.startsWith("POST http://127.0.0.1:"));
    }

    @Test
    void a_proxy_that_wants_a_log_in_gets_it_and_is_believed_when_it_takes_none() throws IOException {
        proxy = start(wantsLogin());
        String asHub = byProxy() + "clockify.http.proxy-user = hub\nclockify.http.proxy-password = ";
        CommandOutcome right = check(asHub + PASSWORD + "\n" + trusted());
        CommandOutcome wrong = check(asHub + "guessed-wrong\n" + trusted());
        CommandOutcome none = check(byProxy() + trusted());
        CommandOutcome inTheClear = clockify(clockify.apiUrl(), clockify.reportsUrl(), byProxy(), "check");

        assertThat(right.err()).isEmpty();
        assertThat(right.out()).contains("(clockify.http.proxy) with a log-in, with").doesNotContain(PASSWORD);
        assertThat(right.exitCode()).isZero();
        assertThat(Stream.of(wrong, none, inTheClear)).allSatisfy(outcome -> {
            assertThat(outcome.err()).containsOnlyOnce("wants a log-in, and took none (407, it takes Basic): write clockify.http.proxy, -user and -password")
                    .doesNotContain("guessed-wrong", "\tat ");
            assertThat(outcome.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void what_a_host_sets_for_its_own_requests_does_not_count() throws IOException {
        proxy = start(wantsLogin());
        CommandOutcome check = check(byProxy() + trusted() + "clockify.http.proxy-user = hub\nclockify.http.proxy-password = " + PASSWORD + """

                camel.component.https.proxy-host = 127.0.0.1
                camel.component.https.proxy-port = 9
                camel.component.https.proxy-auth-method = Basic
                camel.component.https.proxy-auth-username = host
                camel.component.https.proxy-auth-password = its-own
                """);

        assertThat(check.err()).isEmpty();
        assertThat(check.exitCode()).isZero();
    }

    private static HttpProxyServerBootstrap wantsLogin() {
        return DefaultHttpProxyServer.bootstrap().withProxyAuthenticator(new ProxyAuthenticator() {
            @Override
            public boolean authenticate(String user, String password) {
                return user.equals("hub") && password.equals(PASSWORD);
            }

            @Override
            public String getRealm() {
                return "house";
            }
        });
    }

    @Test
    void a_proxy_that_bars_the_way_is_not_taken_for_clockify() throws IOException {
        proxy = start(DefaultHttpProxyServer.bootstrap(), HttpResponseStatus.FORBIDDEN);
        CommandOutcome barred = check(byProxy() + trusted());

        assertThat(barred.err()).contains("refuses the way to Clockify (403): have it let this machine through, or correct clockify.http.proxy")
                .doesNotContain("owner or admin");
        assertThat(proxied).as("it is not asked again at once").hasSize(1);
    }

    @Test
    void a_proxy_that_is_not_there_is_reported_with_its_setting() throws IOException {
        CommandOutcome nowhere = check("clockify.http.proxy = http://127.0.0.1:9\n" + trusted());

        assertThat(nowhere.err()).contains("Connection refused; let this machine reach it, or correct clockify.http.proxy");
        assertThat(clockify.requests().count()).isZero();
    }

    @Test
    void where_a_setting_of_the_way_is_wrong_nothing_is_sent() throws IOException {
        CommandOutcome wrong = clockify(clockify.apiUrl(), clockify.reportsUrl(), "clockify.http.proxy = http://hub:" + PASSWORD + "@p:3128", "check");

        assertThat(wrong.err()).contains("clockify.http.proxy is no address of a proxy: write e.g. http://proxy.example.com:3128, and name and "
                + "password into clockify.http.proxy-user and clockify.http.proxy-password");
        assertThat(wrong.out() + wrong.err()).doesNotContain(PASSWORD);
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(clockify.requests().count()).isZero();
    }

    @Test
    void without_a_setting_requests_go_as_the_jvm_says() throws IOException {
        proxy = start(DefaultHttpProxyServer.bootstrap());
        ProxySelector before = ProxySelector.getDefault();
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI target) {
                return List.of(new Proxy(Proxy.Type.HTTP, proxy.getListenAddress()));
            }

            @Override
            public void connectFailed(URI target, SocketAddress address, IOException fault) {
                throw new AssertionError(fault);
            }
        });
        try {
            CommandOutcome check = check(trusted());

            assertThat(check.out()).contains("by the proxy " + url() + " (the JVM's), with");
            assertThat(check.exitCode()).isZero();
            assertThat(proxied).isNotEmpty();
        } finally {
            ProxySelector.setDefault(before);
        }
    }

    private static void answerInTheClear(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket client = plain.accept()) {
                if (client.getInputStream().read(new byte[8192]) > 0) {
                    client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            } catch (IOException e) {
                // closed
                return;
            }
        }
    }

    private HttpProxyServer start(HttpProxyServerBootstrap bootstrap, HttpResponseStatus... refusal) {
        return bootstrap.withAddress(new InetSocketAddress("127.0.0.1", 0)).withFiltersSource(new HttpFiltersSourceAdapter() {
            @Override
            public HttpFilters filterRequest(HttpRequest request) {
                proxied.add(request.method() + " " + request.uri());
                return new HttpFiltersAdapter(request) {
                    @Override
                    public HttpResponse clientToProxyRequest(HttpObject object) {
                        if (refusal.length == 0) {
                            return null;
                        }
                        DefaultFullHttpResponse answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, refusal[0]);
                        answer.headers().set("Content-Length", 0);
                        return answer;
                    }
                };
            }
        }).start();
    }

    private String url() {
        return "http://127.0.0.1:" + proxy.getListenAddress().getPort();
    }

    private String byProxy() {
        return "clockify.http.proxy = " + url() + "\n";
    }

    private String trusted() throws IOException {
        return "clockify.http.trust-store = " + pem(house) + "\n";
    }

    private String pem(HeldCertificate certificate) throws IOException {
        Files.writeString(folder.resolve("house.pem"), "# handed out by IT\n" + certificate.certificatePem());
        return "house.pem";
    }

    private static HeldCertificate ca(String name) {
        return new HeldCertificate.Builder().certificateAuthority(0).commonName(name).build();
    }

    private static HeldCertificate server(String name, HeldCertificate ca, Instant until) {
        return new HeldCertificate.Builder().commonName(name).addSubjectAlternativeName(name).signedBy(ca)
                .validityInterval(Instant.parse("2019-01-01T00:00:00Z").toEpochMilli(), until.toEpochMilli()).build();
    }

    private CommandOutcome check(String more) throws IOException {
        return clockify(tls.over(clockify.apiUrl()), tls.over(clockify.reportsUrl()), more, "check");
    }

    private CommandOutcome clockify(String apiUrl, String reportsUrl, String more, String... command) throws IOException {
        Files.writeString(folder.resolve("hub.properties"), """
                camel.beans.hub = #class:com.zaxxer.hikari.HikariDataSource
                camel.beans.hub.jdbc-url = %s
                camel.beans.hub.username = %s
                clockify.integrations.acme.api-key = %s
                clockify.integrations.acme.api-url = %s
                clockify.integrations.acme.reports-url = %s
                """.formatted(database.jdbcUrl(), database.username(), world.adminKey(), apiUrl, reportsUrl) + more);
        return CommandOutcome.of(folder,
                Stream.concat(Stream.of("--config", "hub.properties"), Stream.of(command)).toArray(String[]::new));
    }
}
