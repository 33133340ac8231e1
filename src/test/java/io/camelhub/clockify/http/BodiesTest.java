package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much of what is sent is in memory at once, over sockets. */
class BodiesTest {

    private final Bodies bodies = new Bodies(100);
    private final Bodies impatient = new Bodies(100, Duration.ofMillis(300));
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route().failureHandler(context -> context.response().setStatusCode(context.statusCode()).end());
        router.post("/patient").handler(context -> bodies.readBytes(context, 80));
        router.post("/impatient").handler(context -> impatient.readBytes(context, 80));
        router.post().handler(BodiesTest::echo);
        server = vertx.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)).requestHandler(router).listen()
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static void echo(RoutingContext context) {
        context.response().end(context.body().buffer());
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Socket sends(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.setSoTimeout(10_000);
        write(socket, text);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String answer(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private static String head(String path, int length) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private int status(String request) throws IOException {
        try (Socket socket = sends(request)) {
            return Integer.parseInt(answer(socket).split(" ")[1]);
        }
    }

    @Test
    void what_is_larger_than_is_taken_is_not_read() throws Exception {
        assertThat(status(head("/patient", 81))).isEqualTo(413);
        assertThat(status("POST /patient HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n51\r\n" + "x".repeat(81) + "\r\n0\r\n\r\n")).isEqualTo(413);
        assertThat(status(head("/patient", 80) + "x".repeat(80))).isEqualTo(200);
    }

    @Test
    void all_requests_together_hold_so_much_and_what_is_answered_makes_room() throws Exception {
        try (Socket slow = sends(head("/patient", 60) + "x")) {
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status(head("/patient", 60) + "x".repeat(60)) == 503);
            assertThat(status(head("/patient", 40) + "x".repeat(40))).as("there is room for it").isEqualTo(200);
            assertThat(status("POST /patient HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n")).as("it may be as long as is taken")
                    .isEqualTo(503);

            write(slow, "x".repeat(59));

            assertThat(answer(slow)).isEqualTo("HTTP/1.1 200 OK");
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status(head("/patient", 60) + "x".repeat(60)) == 200);
    }

    @Test
    void who_takes_too_long_to_send_is_cut_off_and_makes_room() throws Exception {
        try (Socket slow = sends(head("/impatient", 80) + "x")) {
            assertThat(answer(slow)).isNull();
        }
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> status(head("/impatient", 80) + "x".repeat(80)) == 200);
    }
}
