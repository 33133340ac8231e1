package io.camelhub.clockify.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.command.ConsoleUser.Role;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.command.Order;
import io.camelhub.clockify.http.ServerBounds;
import io.camelhub.clockify.settings.ConsoleSettings;
import io.camelhub.clockify.web.ConsoleBeans;
import io.camelhub.clockify.web.ConsoleSite;
import io.camelhub.clockify.web.page.Page.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A click keeps a session alive, at each page of the table; what a page asks by itself does not. */
@Tag("slow")
class ClicksTest {

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final AtomicLong nanos = new AtomicLong();

    /** The pages of the console, as it lists them. */
    private static Pages pages(DefaultCamelContext context) {
        ConsoleBeans console = new ConsoleBeans();
        console.setCamelContext(context);
        console.init();
        return context.getRegistry().findSingleByType(Pages.class);
    }

    private static int status(HttpClient browser, HttpRequest.Builder request) throws Exception {
        return browser.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void polls_keep_no_session_alive_and_all_else_does(@TempDir Path folder) throws Exception {
        ConsoleUsers users = new ConsoleUsers(() -> folder.resolve("users.properties"));
        users.save("admin", Role.ADMIN, null, null, null, new Order("a test", "a test"));
        Files.writeString(users.file(), Files.readString(users.file()).replace(", -", ", " + ConsoleSite.HASH));
        ConsoleSettings settings = new ConsoleSettings(users.file(), IDLE, Duration.ofDays(100), false, null, Set.of(), 7);
        Vertx vertx = Vertx.vertx();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.build();
            Pages pages = pages(context);
            Sessions sessions = new Sessions(() -> new SessionLimits(settings.idle(), settings.max()), nanos::get);
            Router router = Router.router(vertx);
            new ConsoleSecurity(() -> settings, users, sessions, new LoginThrottle(), pages, new Templates(), ServerBounds.of(context)).mount(router);
            router.route("/console/*").order(0).handler(request -> request.response().setStatusCode(200).end());
            HttpServer server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
            String root = "http://127.0.0.1:" + server.actualPort();
            HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(new CookieManager()).build();

            for (Page page : pages.all()) {
                HttpRequest.Builder login = HttpRequest.newBuilder(URI.create(root + "/console/login")).header("Content-Type", FormText.TYPE)
                        .POST(HttpRequest.BodyPublishers.ofString("username=admin&password=" + ConsoleSite.PASSWORD.replace(' ', '+')));
                assertThat(status(browser, login)).isEqualTo(303);
                nanos.addAndGet(IDLE.toNanos() * 2 / 3);
                String path = page.address().replaceAll("[{}]", "");
                assertThat(status(browser, HttpRequest.newBuilder(URI.create(root + path)))).as(path).isEqualTo(page.roles().contains(Role.ADMIN) ? 200 : 403);
                nanos.addAndGet(IDLE.toNanos() * 2 / 3);
                assertThat(status(browser, HttpRequest.newBuilder(URI.create(root + "/console/account")))).as("after " + path)
                        .isEqualTo(page.kind() == Kind.POLL ? 303 : 200);
            }
            assertThat(pages.all()).filteredOn(page -> page.kind() == Kind.POLL).extracting(Page::address)
                    .containsExactlyInAnyOrder("/console/timeline/poll", "/console/integrations/list/poll");
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
