package io.camelhub.clockify.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which connections of a server are closed, over sockets; time passes as the test says. */
class ConnectionsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final Connections connections = new Connections(3, nanos::get);
    private final Queue<RoutingContext> unanswered = new ConcurrentLinkedQueue<>();
    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        BoundedVertx bounded = new BoundedVertx(vertx, connections);
        Router router = Router.router(bounded);
        router.route().handler(connections::request);
        router.route("/slow").handler(unanswered::add);
        router.route("/quick").handler(context -> context.response().end("there"));
        server = bounded.createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(0)).requestHandler(router).listen()
                .toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private Socket sends(String text) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.actualPort());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(20);
            while (true) {
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            }
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
        connections.sweep();
    }

    @Test
    void what_asks_for_nothing_for_half_a_minute_is_closed_and_what_waits_for_an_answer_is_not() throws Exception {
        try (Socket silent = sends(""); Socket half = sends("GET /quick HTTP/1.1\r\nHost: x\r\n"); Socket slow = sends("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().atMost(10, TimeUnit.SECONDS).until(() -> unanswered.size() == 1);
            pass(25);
            half.getOutputStream().write("X: a few bytes now and then\r\n".getBytes(StandardCharsets.US_ASCII));
            pass(4);
            assertThat(isClosed(silent)).isFalse();
            assertThat(isClosed(half)).isFalse();

            pass(2);

            await().atMost(10, TimeUnit.SECONDS).until(() -> isClosed(silent) && isClosed(half));
            pass(600);
            assertThat(isClosed(slow)).as("its request is in work").isFalse();
            RoutingContext answered = unanswered.remove();
            answered.vertx().runOnContext(now -> answered.response().end());
            await().atMost(10, TimeUnit.SECONDS).until(() -> {
                pass(31);
                return isClosed(slow);
            });
        }
    }

    @Test
    void past_so_many_who_does_not_send_all_of_a_request_makes_room_too() throws Exception {
        String half = "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nx";
        try (Socket first = sends(half)) {
            await().atMost(10, TimeUnit.SECONDS).until(() -> unanswered.size() == 1);
            pass(1);
            try (Socket second = sends(half); Socket third = sends(half)) {
                await().atMost(10, TimeUnit.SECONDS).until(() -> unanswered.size() == 3);
                pass(1);
                try (Socket fourth = sends("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")) {
                    await().atMost(10, TimeUnit.SECONDS).until(() -> isClosed(first));
                    assertThat(fourth.getInputStream().read()).as("it is answered").isEqualTo('H');
                    assertThat(isClosed(second)).isFalse();
                    assertThat(isClosed(third)).isFalse();
                }
            }
        }
    }

    @Test
    void past_so_many_the_one_that_is_quiet_for_longest_makes_room() throws Exception {
        try (Socket slow = sends("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n")) {
            await().atMost(10, TimeUnit.SECONDS).until(() -> unanswered.size() == 1);
            pass(1);
            try (Socket first = sends("GET /quick HTTP/1.1\r\n")) {
                assertThat(isClosed(first)).isFalse();
                pass(1);
                try (Socket second = sends(""); Socket third = sends("GET /quick HTTP/1.1\r\nHost: x\r\n\r\n")) {
                    await().atMost(10, TimeUnit.SECONDS).until(() -> isClosed(first));
                    assertThat(isClosed(slow)).isFalse();
                    assertThat(isClosed(third)).isFalse();
                    assertThat(isClosed(second)).isFalse();
                }
            }
        }
    }
}
