package io.camelhub.clockify.client;

/** An answer, or something in it, is larger than anything of Clockify's can be; not asked for a second time. */
public final class AnswerTooLargeException extends BadAnswerException {

    private static final long serialVersionUID = 1L;

    AnswerTooLargeException(String message) {
        super(message);
    }
}
