package io.camelhub.clockify.database;

/** A statement that changes rows, ready to be run. */
public interface Write {

    /** @return the number of changed rows */
    int run();
}
