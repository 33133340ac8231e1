package io.camelhub.clockify.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An HTTP request that was read whole; header names are in lower case. */
record Call(String method, String path, String query, Map<String, String> headers, String body) {

    String header(String name) {
        return headers.get(name);
    }

    /** All values of a parameter, decoded; comma lists are not split. */
    List<String> params(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : query.split("&")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (decoded(key).equals(name)) {
                values.add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** The first value, or null when the parameter is missing. */
    String param(String name) {
        List<String> values = params(name);
        return values.isEmpty() ? null : values.get(0);
    }

    boolean flag(String name) {
        String value = param(name);
        return "true".equals(value) || "1".equals(value);
    }

    int number(String name, int otherwise) {
        String value = param(name);
        if (value == null || value.isEmpty()) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("Failed to convert value of type 'java.lang.String' to required type 'int'; For input string: \"" + value + "\"");
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("Malformed query: " + text);
        }
    }
}
