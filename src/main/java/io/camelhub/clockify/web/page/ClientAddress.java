package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the client's address: that of the connection, or the one reported by a trusted reverse proxy. */
@Decision
final class ClientAddress {

    /** An IPv4 or IPv6 address, with the port that some proxies add. */
    private static final Pattern ADDRESS = Pattern.compile(
            "([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?|\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?|([0-9A-Fa-f:.]{2,45})");

    private ClientAddress() {
    }

    /**
     * The last address that is not a trusted proxy's, because a client can forge those before it.
     *
     * @param peer the address of the connection
     * @param forwarded the headers {@code X-Forwarded-For} in order; each proxy appends the address of its client
     * @param proxies addresses of trusted proxies
     */
    static String of(String peer, List<String> forwarded, Set<String> proxies) {
        Deque<String> named = new ArrayDeque<>(List.of(String.join(",", forwarded).split(",")));
        String client = peer;
        while (proxies.contains(client) && !named.isEmpty()) {
            Matcher address = ADDRESS.matcher(named.removeLast().strip());
            if (!address.matches()) {
                return client;
            }
            client = address.group(1) != null ? address.group(1) : address.group(2) != null ? address.group(2) : address.group(3);
        }
        return client;
    }
}
