package io.camelhub.clockify.web.page;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Keeps values between two requests that must not go through the browser: for half an hour, in this process's memory, under a handle that only the
 * same session can use. Safe for use by several threads.
 */
public final class SessionStore<T> {

    private static final int MOST = 1000;
    private static final int BYTES = 18;
    private static final long LONGEST = Duration.ofMinutes(30).toNanos();

    private record One<T>(String session, T value, long since) {
    }

    private final Map<String, One<T>> all = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final LongSupplier nanos;
    private final int most;

    public SessionStore() {
        this(MOST);
    }

    /** @param most the capacity; smaller for large values */
    public SessionStore(int most) {
        this(System::nanoTime, most);
    }

    SessionStore(LongSupplier nanos) {
        this(nanos, MOST);
    }

    private SessionStore(LongSupplier nanos, int most) {
        this.nanos = nanos;
        this.most = most;
    }

    /** Keeps a value; returns its handle. When the store is full, the oldest value is dropped. */
    public synchronized String keep(Visitor visitor, T value) {
        long now = nanos.getAsLong();
        all.values().removeIf(one -> now - one.since() > LONGEST);
        if (all.size() >= most) {
            all.remove(all.keySet().iterator().next());
        }
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String handle = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        all.put(handle, new One<>(visitor.csrf(), value, now));
        return handle;
    }

    /** The value for this visitor under a handle; empty for null and an expired one. */
    public synchronized Optional<T> find(Visitor visitor, String handle) {
        return Optional.ofNullable(handle).map(all::get)
                .filter(one -> one.session().equals(visitor.csrf()) && nanos.getAsLong() - one.since() <= LONGEST).map(One::value);
    }

    /** Replaces the value of a handle, for half an hour from now. */
    public synchronized void replace(Visitor visitor, String handle, T value) {
        if (find(visitor, handle).isPresent()) {
            all.put(handle, new One<>(visitor.csrf(), value, nanos.getAsLong()));
        }
    }

    public synchronized void forget(Visitor visitor, String handle) {
        if (find(visitor, handle).isPresent()) {
            all.remove(handle);
        }
    }
}
