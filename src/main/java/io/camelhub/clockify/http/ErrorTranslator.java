package io.camelhub.clockify.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.WrongSettingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.camel.NoTypeConversionAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.CaseInsensitiveMap;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * Translates a failed request into an exception of its kind, with a message for an admin.
 *
 * <p>Clockify's API answers 401 for keys, 403 for permissions, 400 with code 501 for broken rules and for objects that are gone, 429 for limits;
 * bodies may be empty or HTML.
 */
public final class ErrorTranslator {

    /** Most characters quoted from an answer or from the system. */
    private static final int LONGEST_TEXT = 200;

    private final ObjectMapper json;
    private final InstantSource clock;
    private final ClockifySettings settings;

    public ErrorTranslator(ObjectMapper json, InstantSource clock, ClockifySettings settings) {
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Throws the translation of an HTTP step's or JSON parser's exception. The message names integration and path, never the key. */
    public void translate(Exception fault, String integration, String path) throws Exception {
        if (fault instanceof HttpOperationFailedException refused) {
            throw refusal(refused, integration, path);
        }
        String answer = "Clockify's answer to " + path + " of integration " + integration;
        if (fault instanceof NoTypeConversionAvailableException nothing && nothing.getValue() == null
                || fault instanceof JsonProcessingException unread && unread.getOriginalMessage().startsWith("No content")) {
            throw new BadResponseException(answer + " is empty");
        }
        if (fault instanceof StreamConstraintsException beyond) {
            throw new ResponseTooLargeException(answer + " is too large, and was given up: "
                    + beyond.getOriginalMessage().replaceAll(", from `[^`]*`", ""));
        }
        if (fault instanceof JsonProcessingException) {
            throw new BadResponseException(answer + " is no complete JSON");
        }
        if (fault instanceof IOException) {
            Optional<String> barred = barred(fault, address(integration, path));
            if (barred.isPresent()) {
                throw new NetworkFaultException(
                        "Clockify cannot be reached for " + path + " of integration " + integration + ": " + barred.get(), fault);
            }
            throw new ClockifyUnavailableException("Clockify does not answer " + path + " of integration " + integration + ": "
                    + unreachable(fault, address(integration, path)), "", fault);
        }
        throw fault;
    }

    /** The cause below the exceptions in which Camel may have wrapped it. */
    public static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getClass().getName().startsWith("org.apache.camel.")) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The settings that decide the address of a request. */
    private static String address(String integration, String path) {
        return "clockify.integrations." + integration + ".region, or " + (path.contains("/reports/") ? "reports-url" : "api-url")
                + " where that is set";
    }

    /** A network problem that an immediate retry does not solve; empty for any other. */
    private static Optional<String> barred(Exception fault, String address) {
        WrongSettingException setting = ObjectHelper.getException(WrongSettingException.class, fault);
        if (setting != null) {
            return Optional.of(setting.getMessage());
        }
        if (fault instanceof ProxyRefusedException proxy) {
            return Optional.of(proxy.getMessage() + (proxy.wantsLogin()
                    ? ": write clockify.http.proxy, -user and -password, or correct them"
                    : ": have it let this machine through, or correct clockify.http.proxy"));
        }
        UntrustedException untrusted = ObjectHelper.getException(UntrustedException.class, fault);
        if (untrusted != null) {
            return Optional.of(untrusted.getMessage());
        }
        return fault instanceof SSLPeerUnverifiedException
                ? Optional.of("what answers has the certificate of another host (" + OneLine.of(fault.getMessage(), LONGEST_TEXT) + "): correct " + address)
                : Optional.empty();
    }

    private String unreachable(Exception fault, String address) {
        String remedy = "; let this machine reach it, or correct " + (usesProxy() ? "clockify.http.proxy" : address);
        if (fault instanceof UnknownHostException) {
            return "the host " + OneLine.of(fault.getMessage(), LONGEST_TEXT) + " is not known" + remedy;
        }
        if (fault instanceof ConnectException || fault instanceof NoRouteToHostException || fault instanceof ConnectTimeoutException) {
            return OneLine.of(String.valueOf(fault.getMessage()), LONGEST_TEXT) + remedy;
        }
        if (fault instanceof SSLException) {
            return said("no TLS connection comes about", fault) + "; what answers may speak no TLS: correct " + address;
        }
        if (fault instanceof NoHttpResponseException || fault instanceof ConnectionClosedException) {
            return "the connection was closed before the answer came";
        }
        if (fault instanceof SocketTimeoutException) {
            return said("the answer did not come in time", fault);
        }
        return fault instanceof SocketException ? said("the connection was cut", fault) : said("the connection failed", fault);
    }

    /** A description, with the library's message in brackets. */
    private static String said(String words, Exception fault) {
        String said = OneLine.of(fault.getMessage(), LONGEST_TEXT);
        return said == null || said.isEmpty() ? words : words + " (" + said + ")";
    }

    private boolean usesProxy() {
        try {
            return settings.network().proxy() != null;
        } catch (WrongSettingException e) {
            return false;
        }
    }

    private RuntimeException refusal(HttpOperationFailedException refused, String integration, String path) {
        int status = refused.getStatusCode();
        JsonNode body = body(refused.getResponseBody());
        int code = body.path("code").asInt(0);
        String said = body.path("message").isTextual() ? ": " + OneLine.of(body.path("message").textValue(), LONGEST_TEXT) : "";
        String request = path + " of integration " + integration;
        Map<String, Object> headers = new CaseInsensitiveMap(Objects.requireNonNullElse(refused.getResponseHeaders(), Map.of()));
        Duration wait = RetryAfterHeader.wait((String) headers.get("Retry-After"), (String) headers.get("Date"), clock.instant());
        return switch (status) {
            case 401 -> new KeyRefusedException(keyRefused(integration, code, said), RetryAfterHeader.instant((String) headers.get("Date")));
            case 403 -> new RequestRefusedException(status, code, "Clockify denies access to " + request + " (403)" + said
                    + "; the key's owner must be an owner or admin of the workspace");
            case 429 -> new TooManyRequestsException("Clockify has had too many requests (429) at " + request, wait);
            default -> status == 503 && wait != null
                    ? new TooManyRequestsException("Clockify answers 503 to " + request + ", and asks to wait", wait)
                    : status >= 500 || status == 408
                    ? new ClockifyUnavailableException("Clockify answers " + status + " to " + request, said, null)
                    : new RequestRefusedException(status, code, "Clockify refuses " + request + " (" + status + ")" + said
                            + elsewhere(status, address(integration, path)));
        };
    }

    private static String elsewhere(int status, String address) {
        if (status >= 300 && status < 400) {
            return "; it points to another place, where the key is not sent: correct " + address;
        }
        return status == 404 ? "; it is asked for in the wrong place: correct " + address : "";
    }

    private static String keyRefused(String integration, int code, String said) {
        String setting = "clockify.integrations." + integration + ".api-key";
        return code == 4003
                ? "Clockify does not know the key in " + setting + " (401, code 4003)" + said
                        + "; copy the key again from the profile settings, or, where the key belongs to another region, set "
                        + "clockify.integrations." + integration + ".region"
                : "Clockify refuses the key in " + setting + " (401" + (code == 0 ? "" : ", code " + code) + ")" + said;
    }

    private JsonNode body(String text) {
        try {
            return json.readTree(text == null ? "" : text);
        } catch (JsonProcessingException e) {
            // HTML of a proxy, for example: only the status can be used
            return json.missingNode();
        }
    }
}
