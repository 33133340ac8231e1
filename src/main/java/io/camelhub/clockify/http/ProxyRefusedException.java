package io.camelhub.clockify.http;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpResponse;

/** A proxy answered itself, and did not connect to Clockify. */
public final class ProxyRefusedException extends IOException {

    private static final long serialVersionUID = 1L;
    private static final int WANTS_LOGIN = 407;

    private final int status;

    public ProxyRefusedException(HttpHost proxy, HttpResponse answer) {
        super("the proxy " + proxy.toHostString() + (answer.getCode() == WANTS_LOGIN
                ? " wants a log-in, and took none (407" + offered(answer) + ")"
                : " refuses the way to Clockify (" + answer.getCode() + ")"));
        status = answer.getCode();
    }

    private static String offered(HttpResponse answer) {
        List<String> schemes = Arrays.stream(answer.getHeaders(HttpHeaders.PROXY_AUTHENTICATE))
                .map(Header::getValue)
                .map(challenge -> challenge.strip().split("\\s", 2)[0])
                .filter(scheme -> scheme.matches("[A-Za-z-]{1,20}"))
                .distinct()
                .toList();
        return schemes.isEmpty() ? "" : ", it takes " + String.join(" or ", schemes);
    }

    /** Whether it requires a log-in. */
    public boolean wantsLogin() {
        return status == WANTS_LOGIN;
    }
}
