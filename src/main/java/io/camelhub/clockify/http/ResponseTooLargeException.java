package io.camelhub.clockify.http;

/** An answer, or something in it, is larger than anything of Clockify's can be; not asked for a second time. */
public final class ResponseTooLargeException extends BadResponseException {

    ResponseTooLargeException(String message) {
        super(message);
    }
}
