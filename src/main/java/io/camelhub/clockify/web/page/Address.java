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
 * The address of a page, with what is chosen on it: all of its state.
 *
 * @param path such as {@code /console/timeline}
 * @param chosen the parameters, in their order; none is blank
 */
public record Address(String path, Map<String, String> chosen) {

    private static final int LONGEST = 2000;

    public Address {
        chosen = Collections.unmodifiableMap(new LinkedHashMap<>(chosen));
    }

    /**
     * Reads the query of a request. Of a parameter that comes twice the last one counts, what is blank is left out, and what is
     * longer than anybody types is cut.
     *
     * @param query as it was sent; null for none
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
            // without what no text has, and no database takes
            return Text.storable(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // no address that a page of ours has made
            return "";
        }
    }

    /** What is chosen; null for nothing. */
    public String get(String name) {
        return chosen.get(name);
    }

    public boolean has(String name) {
        return chosen.containsKey(name);
    }

    /** With another choice; null takes it out. */
    public Address with(String name, Object value) {
        Map<String, String> other = new LinkedHashMap<>(chosen);
        if (value == null || value.toString().isBlank()) {
            other.remove(name);
        } else {
            other.put(name, value.toString());
        }
        return new Address(path, other);
    }

    /** The same choices on another page. */
    public Address at(String otherPath) {
        return new Address(otherPath, chosen);
    }

    /** The last part of the path, or the one so many before it. */
    public String segment(int fromLast) {
        String[] segments = path.split("/");
        return decoded(segments[Math.max(0, segments.length - 1 - fromLast)].replace("+", "%2B"));
    }

    /** A text as one part of a path. */
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
