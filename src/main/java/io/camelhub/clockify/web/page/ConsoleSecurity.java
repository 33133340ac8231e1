package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser;
import io.camelhub.clockify.command.ConsoleUsers;
import io.camelhub.clockify.http.Bodies;
import io.camelhub.clockify.http.ServerBounds;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.settings.ConsoleSettings;
import io.camelhub.clockify.web.page.Page.Kind;
import io.camelhub.clockify.web.page.Sessions.Session;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerFileUpload;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Authenticates and authorises all requests below {@code /console/}, and nothing else of the server; others are sent to the log-in page or refused.
 * Each refusal and each change is logged with user and action.
 */
public final class ConsoleSecurity {

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSecurity.class);

    private static final String ALL = "/console/*";
    private static final String LOGIN = "/console/login";
    private static final String LOGOUT = "/console/logout";
    /** The log-in page's message after a session; it names no page, so that a link cannot mislead the user. */
    private static final String ENDED = "Your session has ended. Log in, and you come back to where you were; what you sent since was not taken.";
    private static final String SESSION = "clockify-console";
    private static final String DEVICE = "clockify-device";
    /** Browsers accept a cookie with this prefix only over TLS, and only for this host. */
    private static final String OF_HOST = "__Host-";
    private static final int LARGEST_LOGIN = 4 * 1024;
    private static final int LARGEST_FORM = 256 * 1024;
    private static final int LARGEST_FILE = 2 * 1024 * 1024;
    /** The memory limit in bytes of all log-in forms together, which need no log-in. */
    private static final int LOGINS = 4 * 1024 * 1024;
    private static final Duration LONGEST_LOGIN = Duration.ofSeconds(10);
    private static final int LONGEST_BROWSER = 120;
    private static final String NOT_TAKEN = "Not taken";
    private static final String NOT_FOR_YOU = "Not for you to see";
    /** The key of the visitor in the request's context. */
    private static final String VISITOR = "visitor";
    private static final String FORM = "form";
    /** Before Camel's own handlers, whose orders begin with 0. */
    private static final int FIRST = -100;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    private final Supplier<ConsoleSettings> settings;
    private final ConsoleUsers users;
    private final Pages pages;
    private final Templates templates;
    private final Sessions sessions;
    private final LoginThrottle throttle;
    private final Assets assets = new Assets();
    private final Downloads downloads = new Downloads();
    private final Bodies logins = new Bodies(LOGINS, LONGEST_LOGIN);
    private final ServerBounds bounds;

    /** @param settings read at each request, so that an edit takes effect */
    public ConsoleSecurity(Supplier<ConsoleSettings> settings, ConsoleUsers users, Sessions sessions, LoginThrottle throttle, Pages pages, Templates templates,
            ServerBounds bounds) {
        this.settings = settings;
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
        this.pages = pages;
        this.templates = templates;
        this.bounds = bounds;
    }

    /** Adds itself to a router, before the routes. */
    public void mount(Router router) {
        bounds.mount(router);
        int order = FIRST;
        router.routeWithRegex("/console").order(order++).handler(context -> redirect(context, "/console/"));
        router.route(ALL).order(order++).handler(this::harden);
        reading(router.route("/console/assets/:name")).order(order++).handler(assets::send);
        router.route(ALL).order(order++).handler(this::refuseForeign);
        router.route(ALL).order(order++).failureHandler(this::failed);
        reading(router.route(LOGIN)).order(order++).handler(context -> loginPage(context, 200, null));
        router.post(LOGIN).order(order++).handler(context -> readForm(context, logins, LARGEST_LOGIN));
        router.post(LOGIN).order(order++).handler(this::parseForm);
        router.post(LOGIN).order(order++).handler(this::login);
        // the body of an unauthenticated request is not read
        router.route(ALL).order(order++).handler(this::admit);
        router.post(ALL).order(order++).handler(this::read);
        router.post(ALL).order(order++).handler(this::parseForm);
        router.route(ALL).order(order++).handler(this::enter);
        router.post(LOGOUT).order(order++).handler(this::logout);
        // while the route of the pages is stopped, this answers instead
        PageFailure none = PageFailure.noPage();
        router.route(ALL).last().handler(context -> page(context, none.status(), context.get(VISITOR), none.title(), none.getMessage()));
    }

    private static Route reading(Route route) {
        READING.forEach(route::method);
        return route;
    }

    private void harden(RoutingContext context) {
        context.response()
                .putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isSecure(context)) {
            context.response().putHeader("Strict-Transport-Security", "max-age=31536000");
        }
        context.next();
    }

    /** Whether the browser connects over TLS. */
    private boolean isSecure(RoutingContext context) {
        return settings.get().secureCookie() || context.request().isSSL();
    }

    /** Answers a request that failed; for too large an upload, with a message on the page of the form. */
    private void failed(RoutingContext context) {
        int status = context.statusCode();
        Visitor visitor = context.get(VISITOR);
        if (context.response().headWritten() || context.response().closed()) {
            // the connection may fail again after an answer
            return;
        }
        if (status == 413 && pages.isAt(context.normalizedPath(), Kind.UPLOAD)) {
            redirect(context, new Address(context.normalizedPath(), Map.of("wrong", "size")).with("kind", context.request().getParam("kind")).toString());
        } else if (status == 413) {
            page(context, 413, visitor, "Too large", "What was sent is larger than the console takes, and was not read.");
        } else if (status == 503) {
            context.response().putHeader("Retry-After", "10");
            page(context, 503, visitor, "Too much at once", "More is being sent than the hub can hold now. Try again in a few seconds.");
        } else if (status >= 400 && status < 500) {
            page(context, status, visitor, NOT_TAKEN, "What was sent is no form that the console takes.");
        } else {
            LOG.error("The console cannot answer {} {}", context.request().method(), OneLine.of(context.normalizedPath(), 200), context.failure());
            page(context, 500, visitor, "Something went wrong", "The page cannot be shown. The hub's log says why.");
        }
    }

    private void read(RoutingContext context) {
        if (isFile(context)) {
            bounds.bodies().read(context, LARGEST_FILE);
            context.request().uploadHandler(upload -> readUpload(context, upload));
        } else {
            readForm(context, bounds.bodies(), LARGEST_FORM);
        }
    }

    private boolean isFile(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return pages.isAt(context.normalizedPath(), Kind.UPLOAD) && type != null && type.strip().toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** Reads the body of a form without files. */
    private void readForm(RoutingContext context, Bodies bodies, int largest) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || type.split(";", 2)[0].strip().equalsIgnoreCase(FormText.TYPE)) {
            bodies.readBytes(context, largest);
        } else {
            page(context, 415, context.get(VISITOR), NOT_TAKEN, "This page takes forms, and no files.");
        }
    }

    /** Parses the body into form fields. */
    private void parseForm(RoutingContext context) {
        MultiMap fields;
        try {
            fields = isFile(context) ? context.request().formAttributes() : FormText.read(context.body().asString());
        } catch (IllegalArgumentException e) {
            context.fail(400);
            return;
        }
        context.put(FORM, fields);
        context.next();
    }

    /** A form field; null where it is missing. */
    private static String field(RoutingContext context, String name) {
        MultiMap fields = context.get(FORM);
        return fields == null ? null : fields.get(name);
    }

    /** Stores an uploaded file in a form field, in memory, one character per byte. */
    private static void readUpload(RoutingContext context, HttpServerFileUpload upload) {
        Buffer content = Buffer.buffer();
        upload.handler(content::appendBuffer);
        upload.endHandler(end -> context.request().formAttributes().add(upload.name(), content.toString(StandardCharsets.ISO_8859_1)));
    }

    /** Refuses a changing request that does not come from a page of this server. */
    private void refuseForeign(RoutingContext context) {
        HttpServerRequest request = context.request();
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean foreign = site != null ? !site.equals("same-origin") && !site.equals("none")
                : origin != null && !isHere(origin, request);
        if (foreign && !READING.contains(request.method())) {
            refused(context, null, "it was sent from another site");
            page(context, 403, null, NOT_TAKEN, "This was sent from another site. Open the console, and do it there.");
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
            // not a valid origin of a browser
            return false;
        }
    }

    private void loginPage(RoutingContext context, int status, String problem) {
        String to = wanted(context);
        String username = field(context, "username");
        String why = problem == null && cookie(context, SESSION) != null && session(context, false).isEmpty() ? ENDED : problem;
        html(context, status, templates.render("login", Map.of(
                "frame", new Frame("Log in", null, null), "problem", why == null ? "" : why,
                "to", AccessPolicy.isOwn(to) ? to : "", "username", username == null ? "" : OneLine.of(username, 80))));
    }

    /** The page to which the log-in redirects; null for none. */
    private static String wanted(RoutingContext context) {
        String sent = field(context, "to");
        return sent == null ? context.queryParams().get("to") : sent;
    }

    private void login(RoutingContext context) {
        String name = Optional.ofNullable(field(context, "username")).orElse("").strip();
        String password = Optional.ofNullable(field(context, "password")).orElse("");
        String address = address(context);
        String device = KnownDevice.id(users.find(name).orElse(null), cookie(context, DEVICE), Instant.now()).orElse(null);
        LoginThrottle.Who who = new LoginThrottle.Who(name.toLowerCase(Locale.ROOT), address, device);
        Duration wait = throttle.attempt(who, System.nanoTime());
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
                throttle.succeeded(who, System.nanoTime());
                ConsoleUser user = tried.result().get();
                LOG.info("{} ({}) logged in to the console from {}", user.name(), user.role().text(), address);
                // ends the session of the user before in this browser
                session(context, false).ifPresent(sessions::end);
                Session session = begin(context, user, false);
                context.response().addCookie(cookie(context, DEVICE, KnownDevice.mark(user, device == null ? session.handle() : device, Instant.now()))
                        .setMaxAge(KnownDevice.LASTS.toSeconds()));
                String to = wanted(context);
                redirect(context, AccessPolicy.isOwn(to) ? to : visitor(user, session).firstPage().toString());
            }
        });
    }

    private Session begin(RoutingContext context, ConsoleUser user, boolean isProxied) {
        Session session = sessions.begin(user, new Sessions.Origin(
                address(context), OneLine.of(context.request().getHeader(HttpHeaders.USER_AGENT), LONGEST_BROWSER), isProxied));
        context.response().addCookie(cookie(context, SESSION, session.id()));
        return session;
    }

    private Cookie cookie(RoutingContext context, String name, String value) {
        boolean secure = isSecure(context);
        return Cookie.cookie(secure ? OF_HOST + name : name, value).setPath(secure ? "/" : "/console").setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX).setSecure(secure);
    }

    /** The value of a cookie; null for none. */
    private String cookie(RoutingContext context, String name) {
        Cookie cookie = context.request().getCookie(isSecure(context) ? OF_HOST + name : name);
        return cookie == null ? null : cookie.getValue();
    }

    private Optional<Session> session(RoutingContext context, boolean isClick) {
        return sessions.find(cookie(context, SESSION), isClick);
    }

    /** Whether the session is still valid: the user's line in the file is unchanged, and the proxy still names the user, if it authenticated them. */
    private boolean holds(Session session, String proxied) {
        return users.find(session.user().name()).filter(session.user()::equals).isPresent()
                && (!session.origin().isProxied() || proxied != null && isMeant(session.user(), proxied));
    }

    /** Admits a user with a session and access to the page, before the body is read; a polling request does not keep the session alive. */
    private void admit(RoutingContext context) {
        String path = context.normalizedPath();
        List<String> named = proxied(context);
        if (named.size() > 1) {
            refused(context, String.join(", ", named), "the proxy names several");
            page(context, 400, null, NOT_TAKEN, "The reverse proxy says more than once who you are: it has to delete the header that a browser sends.");
            return;
        }
        String proxied = named.isEmpty() ? null : named.get(0);
        Optional<Session> session = session(context, !pages.isAt(path, Kind.POLL));
        if (session.isPresent() && !holds(session.get(), proxied)) {
            sessions.end(session.get());
            session = Optional.empty();
        }
        if (proxied != null && session.filter(one -> isMeant(one.user(), proxied)).isEmpty()) {
            Optional<ConsoleUser> user = users.all().stream().filter(one -> isMeant(one, proxied)).findFirst();
            if (user.isEmpty()) {
                refused(context, proxied, "the proxy names nobody who is a user");
                page(context, 403, null, NOT_FOR_YOU, "You are logged in as " + OneLine.of(proxied, 80)
                        + ", who is no user of this console: ask who runs it to add you.");
                return;
            }
            session = Optional.of(begin(context, user.get(), true));
        }
        if (session.isEmpty()) {
            toLogin(context);
            return;
        }
        Visitor visitor = visitor(session.get().user(), session.get());
        if (!path.equals(LOGOUT) && !AccessPolicy.mayAsk(pages, visitor.role(), path)) {
            refused(context, visitor.name(), visitor.role().text() + "s may not see it");
            page(context, 403, visitor, NOT_FOR_YOU, visitor.isAdmin() ? "This page is for employees." : "This page is for admins.");
        } else {
            context.put(VISITOR, visitor);
            context.next();
        }
    }

    /** Checks the form's token, and passes the request on. */
    private void enter(RoutingContext context) {
        Visitor visitor = context.get(VISITOR);
        MultiMap sent = context.get(FORM);
        if (!READING.contains(context.request().method())) {
            if (!carries(context, visitor.csrf())) {
                refused(context, visitor.name(), "its form is not of this session");
                page(context, 403, visitor, NOT_TAKEN, "The page was open for too long, or in another session. Go back, load it again, and repeat it.");
                return;
            }
            LOG.info("{} sends {} {}", visitor.name(), context.request().method(), OneLine.of(context.normalizedPath(), 200));
        }
        if (pages.isAt(context.normalizedPath(), Kind.DOWNLOAD) && !mayDownload(context, visitor)) {
            return;
        }
        context.setUser(ConsolePages.user(visitor, address(context), context.normalizedPath(), sent == null ? MultiMap.caseInsensitiveMultiMap() : sent));
        context.next();
    }

    /** Limits parallel downloads, because files are created while they are sent. */
    private boolean mayDownload(RoutingContext context, Visitor visitor) {
        switch (downloads.begin(visitor.name())) {
            case YES -> {
                context.addEndHandler(ended -> downloads.end(visitor.name()));
                return true;
            }
            case TOO_MANY_OF_ONE -> {
                context.response().putHeader("Retry-After", "10");
                page(context, 429, visitor, "Too many files at once", "You are loading " + Downloads.MOST_OF_ONE
                        + " files already: wait until one of them is there, and load this one then.");
            }
            case TOO_MANY -> {
                context.response().putHeader("Retry-After", "30");
                page(context, 503, visitor, "Too many files at once", "Others are loading files, as many as the hub makes at once: try again in a minute.");
            }
        }
        return false;
    }

    /** The user names in the proxy's headers; empty where the proxy is not trusted. */
    private List<String> proxied(RoutingContext context) {
        ConsoleSettings now = settings.get();
        return now.isBehindProxy() && now.proxyAddresses().contains(peer(context))
                ? context.request().headers().getAll(now.proxyUserHeader()) : List.of();
    }

    private static boolean isMeant(ConsoleUser user, String proxied) {
        return user.name().equals(proxied) || user.email() != null && user.email().equalsIgnoreCase(proxied);
    }

    private Visitor visitor(ConsoleUser user, Session session) {
        return new Visitor(user.name(), user.role(), user.email(), user.employee(), session.csrf(), pages.navigation(user.role()));
    }

    private static boolean carries(RoutingContext context, String csrf) {
        String sent = field(context, "_csrf");
        return sent != null
                && MessageDigest.isEqual(sent.getBytes(StandardCharsets.UTF_8), csrf.getBytes(StandardCharsets.UTF_8));
    }

    /** Redirects to the log-in page, which then returns to the page; for an htmx fragment or a form, to the page that contains it. */
    private void toLogin(RoutingContext context) {
        boolean fragment = "true".equals(context.request().getHeader("HX-Request"));
        // an order is not repeated after the log-in: the user returns to its page
        String back = fragment ? path(context.request().getHeader("HX-Current-URL"))
                : READING.contains(context.request().method()) ? context.request().uri() : path(context.request().getHeader("Referer"));
        String login = AccessPolicy.isOwn(back) ? new Address(LOGIN, Map.of("to", back)).toString() : LOGIN;
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
            // not a valid address of a browser
            return null;
        }
    }

    private void logout(RoutingContext context) {
        session(context, false).ifPresent(sessions::end);
        context.response().addCookie(cookie(context, SESSION, "").setMaxAge(0));
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
