package io.camelhub.clockify.client;

/** An answer, or something in it, is larger than anything of Clockify's can be; not asked for a second time. */
public final class ResponseTooLargeException extends BadResponseException {

    private static final long serialVersionUID = 1L;

    ResponseTooLargeException(String message) {
        super(message);
    }
}
