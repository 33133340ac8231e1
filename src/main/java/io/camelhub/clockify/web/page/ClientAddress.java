package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Decision;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From where a request comes: who is connected, or whom a reverse proxy names that is believed. */
@Decision
final class ClientAddress {

    /** IPv4 or IPv6, and a port, which some proxies add. */
    private static final Pattern ADDRESS = Pattern.compile(
            "([0-9]{1,3}(?:\\.[0-9]{1,3}){3})(?::[0-9]{1,5})?|\\[([0-9A-Fa-f:.]{2,45})](?::[0-9]{1,5})?|([0-9A-Fa-f:.]{2,45})");

    private ClientAddress() {
    }

    /**
     * The last one that is no proxy's: what stands before it, a client may have written.
     *
     * @param peer the address that is connected
     * @param forwarded the headers {@code X-Forwarded-For}, in their order; each proxy adds at the end from where it was asked
     * @param proxies addresses that are believed
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
