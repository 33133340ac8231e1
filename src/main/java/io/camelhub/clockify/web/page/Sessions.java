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
 * Who is logged in, in the memory of this process. There is no session before a log-in, so none can be planted. Safe for use by
 * several threads.
 */
public final class Sessions {

    /** More than a hub has people; the one that was quiet for longest ends. */
    private static final int MOST = 5_000;
    /** Of one person, so that nobody who logs in again and again ends those of others. */
    private static final int MOST_OF_ONE = 50;
    private static final int BYTES = 32;

    /**
     * From where somebody logged in.
     *
     * @param browser as it names itself; null where it does not
     * @param isProxied whether a reverse proxy let them in, rather than a password
     */
    record Origin(String address, String browser, boolean isProxied) {
    }

    /** A session; its times are those of a clock that only goes forward, in nanoseconds. */
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

        /** What the cookie holds. */
        String id() {
            return id;
        }

        /** By which a page names it; it lets nobody in. */
        String handle() {
            return handle;
        }

        /** Who is logged in, as their line of the file was then. */
        ConsoleUser user() {
            return user;
        }

        Origin origin() {
            return origin;
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

    /** @param settings asked for at each request, so that an edit counts */
    public Sessions(Supplier<ConsoleSettings> settings) {
        this(() -> new SessionLimits(settings.get().idle(), settings.get().max()), System::nanoTime);
    }

    Sessions(Supplier<SessionLimits> limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
    }

    /** Begins one, under a new id. */
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

    /** Those of somebody that go on, the one first in which they clicked last. */
    List<Session> of(String user) {
        return running().filter(session -> session.user.name().equals(user))
                .sorted(Comparator.comparingLong((Session session) -> session.active).reversed()).toList();
    }

    /** The one whose forms carry this. */
    Optional<Session> withForms(String csrf) {
        return running().filter(session -> session.csrf.equals(csrf)).findFirst();
    }

    private Stream<Session> running() {
        return sessions.values().stream().filter(session -> !isOver(session));
    }

    /** The session goes on though the line of its user is another now: it is the session in which they changed it. */
    void keep(Session session, ConsoleUser changed) {
        session.user = changed;
    }

    /** How long ago it began. */
    Duration age(Session session) {
        return Duration.ofNanos(nanos.getAsLong() - session.since);
    }

    /** How long ago somebody clicked in it. */
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
