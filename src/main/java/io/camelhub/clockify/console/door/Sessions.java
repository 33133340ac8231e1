package io.camelhub.clockify.console.door;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Who is logged in, in the memory of this process. There is no session before a log-in, so none can be planted. Safe for use by
 * several threads.
 */
final class Sessions {

    /** More than a hub has people; the one that was quiet for longest ends. */
    private static final int MOST = 5_000;
    private static final int BYTES = 32;

    /** A session; its times are those of a clock that only goes forward, in nanoseconds. */
    static final class Session {

        private final String id;
        private final String user;
        private final String csrf;
        private final long since;
        private volatile long active;

        private Session(String id, String user, String csrf, long now) {
            this.id = id;
            this.user = user;
            this.csrf = csrf;
            this.since = now;
            this.active = now;
        }

        /** What the cookie holds. */
        String id() {
            return id;
        }

        /** The name of the one who is logged in. */
        String user() {
            return user;
        }

        /** What every form carries, on all pages of the session. */
        String csrf() {
            return csrf;
        }
    }

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Supplier<SessionLimits> limits;
    private final LongSupplier nanos;

    Sessions(Supplier<SessionLimits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Begins one, under a new id. */
    Session begin(String user) {
        sessions.values().removeIf(this::isOver);
        if (sessions.size() >= MOST) {
            sessions.values().stream().min((one, other) -> Long.compare(one.active, other.active)).ifPresent(this::end);
        }
        Session session = new Session(secret(), user, secret(), nanos.getAsLong());
        sessions.put(session.id, session);
        return session;
    }

    /**
     * The session of a cookie, if it goes on.
     *
     * @param isClick whether a person asks, which keeps it alive
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

    void end(Session session) {
        sessions.remove(session.id);
    }

    private boolean isOver(Session session) {
        long now = nanos.getAsLong();
        return limits.get().isOver(Duration.ofNanos(now - session.since), Duration.ofNanos(now - session.active));
    }

    private String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
