package io.camelhub.clockify.client;

/** Clockify answered 403: the key's owner may not read this. */
public final class AccessDeniedException extends RequestFailedException {

    private static final long serialVersionUID = 1L;

    AccessDeniedException(String message) {
        super(message, null);
    }

    @Override
    public Integer refusedWith() {
        return 403;
    }
}
