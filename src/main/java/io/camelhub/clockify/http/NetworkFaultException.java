package io.camelhub.clockify.http;

/** The way to Clockify is barred: a proxy lets nothing through, or a certificate is not trusted; asking again at once cures neither. */
public final class NetworkFaultException extends ClockifyUnavailableException {

    NetworkFaultException(String message, Throwable cause) {
        super(message, "", cause);
    }
}
