package io.camelhub.clockify.settings;

import io.camelhub.clockify.model.Decision;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a Camel endpoint without what may be secret in its address: users, passwords, parameters, and the path of a web address. */
@Decision
public final class EndpointName {

    private static final Pattern ADDRESS = Pattern.compile("([A-Za-z][\\w+.-]*):(//)?(?:[^@/?]*@)?([^?]*).*", Pattern.DOTALL);

    private EndpointName() {
    }

    /** For instance {@code https://hooks.example.com/...}, {@code kafka:clockify}. */
    public static String of(String uri) {
        Matcher address = ADDRESS.matcher(uri);
        if (!address.matches()) {
            return "...";
        }
        String scheme = address.group(1) + ":" + (address.group(2) == null ? "" : address.group(2));
        String path = address.group(3);
        int end = path.indexOf('/');
        return scheme.startsWith("http") && end >= 0 && end < path.length() - 1 ? scheme + path.substring(0, end) + "/..." : scheme + path;
    }
}
