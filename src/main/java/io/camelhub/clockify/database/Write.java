package io.camelhub.clockify.database;

/** A statement that changes rows, ready to be run. */
public interface Write {

    /** @return how many rows it changed */
    int run();
}
