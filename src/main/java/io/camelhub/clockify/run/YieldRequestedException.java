package io.camelhub.clockify.run;

/** A run ends between two pages, since other work waits for its place; nothing is wrong, and its rest goes behind that. */
public final class YieldRequestedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public YieldRequestedException() {
        super("makes room for syncs that are due");
    }
}
