package io.camelhub.clockify.run;

/** A run ends between two pages to yield its slot to waiting work. This is no error: its rest is sent behind that work. */
public final class YieldRequestedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public YieldRequestedException() {
        super("makes room for syncs that are due");
    }
}
