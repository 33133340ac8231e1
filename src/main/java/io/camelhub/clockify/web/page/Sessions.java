package io.camelhub.clockify.web.page;

import io.camelhub.clockify.command.ConsoleUser;
import io.camelhub.clockify.settings.ConsoleSettings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The sessions of logged-in users, in this process's memory. A session begins only at the log-in, which prevents session fixation. Safe for use by
 * several threads.
 */
public final class Sessions {

    /** More than a hub has users; beyond it, the session that was idle for longest ends. */
    private static final int MOST = 5_000;
    /** Limit per user, so that one user's log-ins do not end the sessions of others. */
    private static final int MOST_OF_ONE = 50;
    private static final int BYTES = 32;

    /**
     * The origin of a log-in.
     *
     * @param browser the header User-Agent; null for none
     * @param isProxied whether a reverse proxy authenticated the user, rather than a password
     */
    record Origin(String address, String browser, boolean isProxied) {
    }

    /** A session; its times are nanoseconds of a monotonic clock. */
    static final class Session {

        private final String id;
        private final String handle;
        private final String csrf;
        private final Origin origin;
        private final long since;
        private volatile ConsoleUser user;
        private volatile long active;

        private Session(ConsoleUser user, Origin origin, Supplier<String> secret, long now) {
            this.id = secret.get();
            this.handle = secret.get();
            this.csrf = secret.get();
            this.user = user;
            this.origin = origin;
            this.since = now;
            this.active = now;
        }

        /** The secret id in the cookie. */
        String id() {
            return id;
        }

        /** The handle on pages, which does not authenticate. */
        String handle() {
            return handle;
        }

        /** The user, as in the file at the log-in. */
        ConsoleUser user() {
            return user;
        }

        Origin origin() {
            return origin;
        }

        /** The anti-CSRF token of every form in the session. */
        String csrf() {
            return csrf;
        }
    }

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<SessionLimits> limits;
    private final LongSupplier nanos;

    /** @param settings read at each request, so that an edit takes effect */
    public Sessions(Supplier<ConsoleSettings> settings) {
        this(() -> new SessionLimits(settings.get().idle(), settings.get().max()), System::nanoTime);
    }

    Sessions(Supplier<SessionLimits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Begins a session with a new id. */
    Session begin(ConsoleUser user, Origin origin) {
        sessions.values().removeIf(this::isOver);
        makeRoom(session -> session.user.name().equals(user.name()), MOST_OF_ONE);
        makeRoom(session -> true, MOST);
        Session session = new Session(user, origin, this::secret, nanos.getAsLong());
        sessions.put(session.id, session);
        return session;
    }

    private void makeRoom(Predicate<Session> among, int most) {
        if (sessions.values().stream().filter(among).count() >= most) {
            sessions.values().stream().filter(among).min(Comparator.comparingLong(session -> session.active)).ifPresent(this::end);
        }
    }

    /**
     * The valid session of a cookie.
     *
     * @param isClick whether a person made the request, which keeps the session alive
     */
    Optional<Session> find(String id, boolean isClick) {
        Session session = id == null ? null : sessions.get(id);
        if (session != null && isOver(session)) {
            end(session);
            return Optional.empty();
        }
        if (session != null && isClick) {
            session.active = nanos.getAsLong();
        }
        return Optional.ofNullable(session);
    }

    /** A user's valid sessions, the last used first. */
    List<Session> of(String user) {
        return running().filter(session -> session.user.name().equals(user))
                .sorted(Comparator.comparingLong((Session session) -> session.active).reversed()).toList();
    }

    /** The session with this anti-CSRF token. */
    Optional<Session> withForms(String csrf) {
        return running().filter(session -> session.csrf.equals(csrf)).findFirst();
    }

    private Stream<Session> running() {
        return sessions.values().stream().filter(session -> !isOver(session));
    }

    /** Keeps the session valid after its own user changed their line in the file. */
    void keep(Session session, ConsoleUser changed) {
        session.user = changed;
    }

    /** The time since its log-in. */
    Duration age(Session session) {
        return Duration.ofNanos(nanos.getAsLong() - session.since);
    }

    /** The time since its last click. */
    Duration quiet(Session session) {
        return Duration.ofNanos(nanos.getAsLong() - session.active);
    }

    void end(Session session) {
        sessions.remove(session.id);
    }

    private boolean isOver(Session session) {
        return limits.get().isOver(age(session), quiet(session));
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
