package io.camelhub.clockify.sync.place;

/** A run ends between two pages, since other work waits for its place; nothing is wrong, and its rest goes behind that. */
public final class PlaceWantedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PlaceWantedException() {
        super("makes room for syncs that are due");
    }
}
