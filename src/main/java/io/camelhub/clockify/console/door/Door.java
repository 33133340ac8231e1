package io.camelhub.clockify.console.door;

import io.camelhub.clockify.command.console.ConsoleUser;
import io.camelhub.clockify.command.console.ConsoleUsers;
import io.camelhub.clockify.console.door.Sessions.Session;
import io.camelhub.clockify.console.http.ConsolePages;
import io.camelhub.clockify.console.page.Address;
import io.camelhub.clockify.console.page.Frame;
import io.camelhub.clockify.console.page.Templates;
import io.camelhub.clockify.console.page.Visitor;
import io.camelhub.clockify.model.text.OneLine;
import io.camelhub.clockify.settings.console.ConsoleSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands before all that is below {@code /console/}, and nothing else of the server: lets in who is logged in and may see the page,
 * and sends the others to the log-in page or away. Every refusal and every change is logged with who and what.
 */
public final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private static final String ALL = "/console/*";
    private static final String LOGIN = "/console/login";
    /** Where files are taken; nowhere else. */
    private static final String UPLOADS = "/console/people/import";
    private static final String COOKIE = "clockify-console";
    private static final int LARGEST_BODY = 2 * 1024 * 1024;
    /** Before Camel's own handlers, which begin with 0. */
    private static final int FIRST = -100;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final Supplier<ConsoleSettings> settings;
    private final ConsoleUsers users;
    private final Templates templates;
    private final Sessions sessions;
    private final LoginThrottle throttle = new LoginThrottle();
    private final Assets assets = new Assets();

    /** @param settings asked for at each request, so that an edit counts */
    public Door(Supplier<ConsoleSettings> settings, ConsoleUsers users, Templates templates) {
        this.settings = settings;
        this.users = users;
        this.templates = templates;
        this.sessions = new Sessions(() -> new SessionLimits(settings.get().idle(), settings.get().max()), System::nanoTime);
    }

    /** Puts itself before the routes of a server. */
    public void mount(Router router) {
        int order = FIRST;
        router.routeWithRegex("/console").order(order++).handler(context -> redirect(context, "/console/"));
        router.route(ALL).order(order++).handler(this::harden);
        router.get("/console/assets/:name").order(order++).handler(assets::send);
        router.route(ALL).order(order++).handler(this::refuseForeign);
        router.route(ALL).order(order++).failureHandler(this::tooLarge);
        router.post(UPLOADS).order(order++).handler(this::requireSession);
        BodyHandler forms = BodyHandler.create(false).setBodyLimit(LARGEST_BODY);
        router.post(UPLOADS).order(order++).handler(context -> {
            forms.handle(context);
            context.request().uploadHandler(upload -> readUpload(context, upload));
        });
        router.post(ALL).order(order++).handler(forms);
        router.get(LOGIN).order(order++).handler(context -> loginPage(context, 200, null));
        router.post(LOGIN).order(order++).handler(this::login);
        router.route(ALL).order(order++).handler(this::admit);
        router.post("/console/logout").order(order++).handler(this::logout);
        router.get("/console/").order(order++).handler(context -> redirect(context, Frame.firstPath(context.get("visitor"))));
        router.route(ALL).last().handler(context -> page(context, 404, context.get("visitor"), "Not found",
                "There is no such page. Take one of those above."));
    }

    private void harden(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        context.next();
    }

    /** From somebody who is not logged in no file is read. */
    private void requireSession(RoutingContext context) {
        if (session(context, false).isEmpty()) {
            toLogin(context);
        } else {
            context.next();
        }
    }

    /** What is larger than is taken: of a file, the page that it was sent from says so. None of its form is read. */
    private void tooLarge(RoutingContext context) {
        if (context.statusCode() != 413) {
            context.next();
        } else if (context.normalizedPath().equals(UPLOADS)) {
            redirect(context, new Address(UPLOADS, Map.of("wrong", "size")).with("kind", context.request().getParam("kind")).toString());
        } else {
            page(context, 413, null, "Too large", "What was sent is larger than the console takes, and was not read.");
        }
    }

    /** Makes a file that is sent a field of its form, in memory: a letter is a byte of it. */
    private static void readUpload(RoutingContext context, HttpServerFileUpload upload) {
        Buffer content = Buffer.buffer();
        upload.handler(content::appendBuffer);
        upload.endHandler(end -> context.request().formAttributes().add(upload.name(), content.toString(StandardCharsets.ISO_8859_1)));
    }

    /** What changes something comes from a page of this server. */
    private void refuseForeign(RoutingContext context) {
        HttpServerRequest request = context.request();
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean foreign = site != null ? !site.equals("same-origin") && !site.equals("none")
                : origin != null && !isHere(origin, request);
        if (foreign && !READING.contains(request.method())) {
            refused(context, null, "it was sent from another site");
            page(context, 403, null, "Not taken", "This was sent from another site. Open the console, and do it there.");
            return;
        }
        context.next();
    }

    private static boolean isHere(String origin, HttpServerRequest request) {
        try {
            URI from = URI.create(origin);
            HostAndPort here = request.authority();
            return here != null && here.host().equalsIgnoreCase(from.getHost()) && here.port() == from.getPort();
        } catch (IllegalArgumentException e) {
            // no origin that a browser sends
            return false;
        }
    }

    private void loginPage(RoutingContext context, int status, String problem) {
        String to = context.request().getParam("to");
        String username = context.request().getFormAttribute("username");
        html(context, status, templates.render("login", Map.of(
                "frame", new Frame("Log in", null, null), "problem", problem == null ? "" : problem,
                "to", AccessPolicy.isOwn(to) ? to : "", "username", username == null ? "" : OneLine.of(username, 80))));
    }

    private void login(RoutingContext context) {
        String name = Optional.ofNullable(context.request().getFormAttribute("username")).orElse("").strip();
        String password = Optional.ofNullable(context.request().getFormAttribute("password")).orElse("");
        String address = address(context);
        Duration wait = throttle.attempt(name.toLowerCase(Locale.ROOT), address, System.nanoTime());
        if (!wait.isZero()) {
            refused(context, name, "too many wrong passwords");
            long seconds = wait.toSeconds() + 1;
            context.response().putHeader("Retry-After", Long.toString(seconds));
            loginPage(context, 429, "Too many attempts. Try again in " + seconds + (seconds == 1 ? " second." : " seconds."));
            return;
        }
        context.vertx().executeBlocking(() -> users.authenticate(name, password)).onComplete(tried -> {
            if (tried.failed()) {
                LOG.error("Nobody can log in to the console: {}", tried.cause().getMessage());
                loginPage(context, 503, "Nobody can log in now. The hub's log says why.");
            } else if (tried.result().isEmpty()) {
                refused(context, name, "wrong name or password");
                loginPage(context, 401, "The name or the password is wrong.");
            } else {
                throttle.succeeded(name.toLowerCase(Locale.ROOT), address);
                ConsoleUser user = tried.result().get();
                LOG.info("{} ({}) logged in to the console from {}", user.name(), user.role().text(), address);
                // whoever was logged in in this browser is out
                session(context, false).ifPresent(sessions::end);
                Session session = begin(context, user);
                String to = context.request().getParam("to");
                redirect(context, AccessPolicy.isOwn(to) ? to : Frame.firstPath(visitor(user, session)));
            }
        });
    }

    private Session begin(RoutingContext context, ConsoleUser user) {
        Session session = sessions.begin(user.name());
        context.response().addCookie(cookie(context, session.id()));
        return session;
    }

    private Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(COOKIE, value).setPath("/console").setHttpOnly(true).setSameSite(CookieSameSite.LAX)
                .setSecure(settings.get().secureCookie() || context.request().isSSL());
    }

    private Optional<Session> session(RoutingContext context, boolean isClick) {
        Cookie cookie = context.request().getCookie(COOKIE);
        return sessions.find(cookie == null ? null : cookie.getValue(), isClick);
    }

    /** Lets in who is logged in and may ask this; a page that asks by itself keeps nobody logged in. */
    private void admit(RoutingContext context) {
        String path = context.normalizedPath();
        Optional<Session> session = session(context, !AccessPolicy.isPoll(path));
        Optional<ConsoleUser> user = session.map(Session::user).flatMap(users::find);
        String proxied = proxied(context);
        if (proxied != null && user.filter(one -> isMeant(one, proxied)).isEmpty()) {
            user = users.all().stream().filter(one -> isMeant(one, proxied)).findFirst();
            if (user.isEmpty()) {
                refused(context, proxied, "the proxy names nobody who is a user");
                page(context, 403, null, "Not for you to see", "You are logged in as " + OneLine.of(proxied, 80)
                        + ", who is no user of this console: ask who runs it to add you.");
                return;
            }
            session = Optional.of(begin(context, user.get()));
        }
        if (session.isEmpty() || user.isEmpty()) {
            session.ifPresent(sessions::end);
            toLogin(context);
            return;
        }
        Visitor visitor = visitor(user.get(), session.get());
        if (!READING.contains(context.request().method()) && !carries(context, visitor.csrf())) {
            refused(context, visitor.name(), "its form is not of this session");
            page(context, 403, visitor, "Not taken", "The page was open for too long, or in another session. Go back, load it again, and repeat it.");
        } else if (!AccessPolicy.mayAsk(visitor.role(), path)) {
            refused(context, visitor.name(), visitor.role().text() + "s may not see it");
            page(context, 403, visitor, "Not for you to see", "This page is for admins.");
        } else {
            if (!READING.contains(context.request().method())) {
                LOG.info("{} sends {} {}", visitor.name(), context.request().method(), OneLine.of(path, 200));
            }
            context.put("visitor", visitor);
            context.setUser(ConsolePages.user(visitor, address(context), context.request().formAttributes()));
            context.next();
        }
    }

    /** Whom the reverse proxy has logged in; null where none is believed. */
    private String proxied(RoutingContext context) {
        ConsoleSettings now = settings.get();
        return now.isBehindProxy() && now.proxyAddresses().contains(peer(context))
                ? context.request().getHeader(now.proxyUserHeader()) : null;
    }

    private static boolean isMeant(ConsoleUser user, String proxied) {
        return user.name().equals(proxied) || user.email() != null && user.email().equalsIgnoreCase(proxied);
    }

    private static Visitor visitor(ConsoleUser user, Session session) {
        return new Visitor(user.name(), user.role(), user.email(), session.csrf());
    }

    private static boolean carries(RoutingContext context, String csrf) {
        String sent = context.request().getFormAttribute("_csrf");
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends to the log-in page, and back from there; of a part of a page that htmx asks for, the whole page goes there. */
    private void toLogin(RoutingContext context) {
        boolean fragment = "true".equals(context.request().getHeader("HX-Request"));
        String back = fragment ? path(context.request().getHeader("HX-Current-URL")) : context.request().uri();
        boolean known = AccessPolicy.isOwn(back) && READING.contains(context.request().method());
        String login = known ? new Address(LOGIN, Map.of("to", back)).toString() : LOGIN;
        if (fragment) {
            context.response().setStatusCode(204).putHeader("HX-Redirect", login).end();
        } else {
            redirect(context, login);
        }
    }

    private static String path(String url) {
        try {
            URI uri = url == null ? null : URI.create(url);
            return uri == null ? null : uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        } catch (IllegalArgumentException e) {
            // no address that a browser sends
            return null;
        }
    }

    private void logout(RoutingContext context) {
        session(context, false).ifPresent(sessions::end);
        context.response().addCookie(cookie(context, "").setMaxAge(0));
        redirect(context, LOGIN);
    }

    private void refused(RoutingContext context, String who, String why) {
        LOG.info("Refused to {} from {}: {} {}: {}", who == null || who.isEmpty() ? "somebody" : OneLine.of(who, 80), address(context),
                context.request().method(), OneLine.of(context.normalizedPath(), 200), why);
    }

    private String address(RoutingContext context) {
        return ClientAddress.of(peer(context), context.request().headers().getAll("X-Forwarded-For"), settings.get().proxyAddresses());
    }

    private static String peer(RoutingContext context) {
        return context.request().remoteAddress().hostAddress();
    }

    private static void redirect(RoutingContext context, String to) {
        context.response().setStatusCode(303).putHeader(HttpHeaders.LOCATION, to).end();
    }

    private void page(RoutingContext context, int status, Visitor visitor, String title, String message) {
        html(context, status, templates.message(visitor, title, message));
    }

    private static void html(RoutingContext context, int status, String page) {
        HttpServerResponse response = context.response();
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8").end(page);
    }
}
