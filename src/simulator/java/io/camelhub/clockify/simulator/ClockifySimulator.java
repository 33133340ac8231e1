package io.camelhub.clockify.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * A running simulator of Clockify over one {@link World}. Thread-safe.
 *
 * <pre>{@code
 * try (ClockifySimulator clockify = ClockifySimulator.start(World.builder().seed(7).entries(2000).build())) {
 *     get(clockify.apiUrl() + "/user", clockify.world().adminKey());
 * }
 * }</pre>
 */
public final class ClockifySimulator implements AutoCloseable {

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US).withZone(ZoneOffset.UTC);
    private static final Logger LOG = System.getLogger(ClockifySimulator.class.getName());
    private static final byte[] NOTHING = {};

    private final World world;
    private final Behaviour behaviour = new Behaviour();
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final RateLimits limits = new RateLimits();
    private final Api api;
    private final Rewording rewording = new Rewording(behaviour);
    private final ServerClocks clocks = new ServerClocks();
    private final Deliveries deliveries;
    private final LoopbackServer server;

    private ClockifySimulator(World world, int port) throws IOException {
        this.world = world;
        Shapes shapes = new Shapes(behaviour);
        this.api = new Api(world, behaviour, shapes);
        this.server = new LoopbackServer(port, this::handle);
        this.deliveries = new Deliveries(world, shapes);
    }

    /** Starts on a free port of the loopback interface. */
    public static ClockifySimulator start(World world) {
        return start(world, 0);
    }

    /** Starts on this port, or on a free one when it is 0. */
    public static ClockifySimulator start(World world, int port) {
        try {
            return new ClockifySimulator(world, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the core API, without a slash at the end. */
    public String apiUrl() {
        return "http://127.0.0.1:" + server.port() + Api.CORE;
    }

    /** The root of the reports API, without a slash at the end. */
    public String reportsUrl() {
        return "http://127.0.0.1:" + server.port() + Api.REPORTS;
    }

    public int port() {
        return server.port();
    }

    public World world() {
        return world;
    }

    public Behaviour behaviour() {
        return behaviour;
    }

    public Faults faults() {
        return faults;
    }

    /** What its servers take for now. */
    public ServerClocks clocks() {
        return clocks;
    }

    /** How the webhooks of its workspaces are delivered. */
    public Deliveries deliveries() {
        return deliveries;
    }

    public RequestLog requests() {
        return requests;
    }

    /** Stops listening and delivering, and drops all connections; the world stays as it is and may be started again. */
    @Override
    public void close() {
        deliveries.close();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer handle(Call call) {
        Instant now = world.now();
        String secret = call.header("x-api-key");
        Key key = secret == null ? null : world.read(() -> world.keysBySecret.get(secret));
        RecordedRequest request = new RecordedRequest(now, call.method(), call.path(), call.query(), call.body(), 0, key == null ? null : key.name);
        Fault fault = faults.claim(request);
        Answer answer = answered(call, key, now, fault == null || fault.handled());
        answer = fault == null ? answer : fault.spoil(answer);
        requests.add(request.answered(answer.delivery() == Answer.Delivery.WHOLE ? answer.status() : 0));
        Duration latency = behaviour.latency();
        return (latency.isZero() ? answer : answer.after(latency)).withHeader("Date", HTTP_DATE.format(clocks.shown(now)));
    }

    /** Counts the request against the limits and, where no fault comes before it, carries it out. */
    private Answer answered(Call call, Key key, Instant now, boolean carriedOut) {
        try {
            authenticate(call, key);
            OptionalLong wait = admit(call, key, now);
            if (wait.isPresent()) {
                Answer limited = worded(429, 429, "Too many requests", behaviour.limitBody());
                return behaviour.has(Quirk.RETRY_AFTER) ? limited.withHeader("Retry-After", Long.toString(wait.getAsLong())) : limited;
            }
            int refusal = behaviour.refusal(call.path());
            if (refusal != 200) {
                throw new Refusal(refusal, 3000, "Refused for good");
            }
            return carriedOut ? rewording.of(world.read(() -> api.answer(call, key))) : Answer.json(NOTHING);
        } catch (Refusal refusal) {
            return worded(refusal.status(), refusal.code(), refusal.getMessage(), behaviour.errorBody());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The simulator failed at " + call.method() + " " + call.path(), e);
            return worded(500, 500, "The simulator failed: " + e, ErrorBody.JSON);
        }
    }

    private void authenticate(Call call, Key key) {
        boolean addon = call.header("x-addon-token") != null;
        if (call.header("x-api-key") == null && addon) {
            throw new Refusal(401, 4017, "Addon token is not valid");
        }
        if (call.header("x-api-key") == null || addon) {
            throw new Refusal(401, 1000, "Multiple or none auth tokens present");
        }
        if (key == null || behaviour.has(Quirk.KEYS_OF_ANOTHER_REGION)) {
            throw new Refusal(401, 4003, "Api key does not exist");
        }
    }

    /** Counts the request, for the workspace of its path, or for all that the key sees where the quirk says so. */
    private OptionalLong admit(Call call, Key key, Instant now) {
        if (call.path().startsWith(Api.REPORTS) && behaviour.has(Quirk.REPORTS_ARE_NOT_COUNTED)) {
            return OptionalLong.empty();
        }
        String named = Api.workspaceId(call.path());
        List<Workspace> counted = world.read(() -> world.workspaces.values().stream().filter(ws -> named != null ? ws.id.equals(named)
                : behaviour.has(Quirk.UNSCOPED_CALLS_COUNT_EVERYWHERE) && key.sees(ws)).toList());
        OptionalLong longest = OptionalLong.empty();
        for (Workspace ws : counted) {
            boolean paid = world.read(() -> ws.plan.paid());
            OptionalLong wait = limits.admit(ws.id, paid, paid ? behaviour.paidPerSecond() : behaviour.freePerHour(), now);
            if (wait.isPresent() && wait.getAsLong() > longest.orElse(0)) {
                longest = wait;
            }
        }
        if (longest.isPresent()) {
            requests.violation();
        }
        return behaviour.has(Quirk.LIMITS_ENFORCED) ? longest : OptionalLong.empty();
    }

    private static Answer worded(int status, int code, String message, ErrorBody body) {
        return switch (body) {
            case EMPTY -> Answer.of(status, "application/json", "");
            case HTML -> Answer.of(status, "text/html", "<!DOCTYPE html><html><body><h1>Error " + status + "</h1></body></html>");
            case JSON -> Shapes.answer(json -> {
                json.writeStartObject();
                json.writeStringField("message", message);
                json.writeNumberField("code", code);
                json.writeEndObject();
            }).withStatus(status);
        };
    }
}
