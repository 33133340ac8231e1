package io.camelhub.clockify.web.page;

import io.camelhub.clockify.model.Text;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The address of a page with all its choices, which are its whole state.
 *
 * @param path such as {@code /console/timeline}
 * @param chosen the parameters in order; none is blank
 */
public record Address(String path, Map<String, String> chosen) {

    private static final int LONGEST = 2000;

    public Address {
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    /**
     * Parses the query of a request. The last of several equal parameters counts, blank ones are left out, and too long ones are cut.
     *
     * @param query as sent; null for none
     */
    public static Address of(String path, String query) {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (String part : query == null ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            String value = pair.length == 2 ? decoded(pair[1]).strip() : "";
            if (!value.isEmpty()) {
                chosen.put(decoded(pair[0]), value.length() > LONGEST ? value.substring(0, LONGEST) : value);
            }
        }
        return new Address(path, chosen);
    }

    private static String decoded(String text) {
        try {
            // without NUL characters, which databases refuse
            return Text.storable(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // an invalid encoding, which no page of the console creates
            return "";
        }
    }

    /** The value of a parameter; null for none. */
    public String get(String name) {
        return chosen.get(name);
    }

    public boolean has(String name) {
        return chosen.containsKey(name);
    }

    /** A copy with another value; null removes the parameter. */
    public Address with(String name, Object value) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        if (value == null || value.toString().isBlank()) {
            other.remove(name);
        } else {
            other.put(name, value.toString());
        }
        return new Address(path, other);
    }

    /** A copy for another page. */
    public Address at(String otherPath) {
        return new Address(otherPath, chosen);
    }

    /** A segment of the path, counted from the last with 0. */
    public String segment(int fromLast) {
        String[] segments = path.split("/");
        return decoded(segments[Math.max(0, segments.length - 1 - fromLast)].replace("+", "%2B"));
    }

    /** The address of a project's page. */
    public static String ofProject(String workspaceId, String projectId) {
        return "/console/projects/" + part(workspaceId) + "/" + part(projectId);
    }

    /** The address of a client's page. */
    public static String ofClient(String workspaceId, String clientId) {
        return "/console/clients/" + part(workspaceId) + "/" + part(clientId);
    }

    /** A text encoded as one segment of a path. */
    public static String part(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return chosen.isEmpty() ? path : path + "?" + chosen.entrySet().stream()
                .map(one -> URLEncoder.encode(one.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
