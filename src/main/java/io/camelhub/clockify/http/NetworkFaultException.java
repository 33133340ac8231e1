package io.camelhub.clockify.http;

/** A proxy blocks the request, or a certificate is not trusted; an immediate retry does not help. */
public final class NetworkFaultException extends ClockifyUnavailableException {

    NetworkFaultException(String message, Throwable cause) {
        super(message, "", cause);
    }
}
