package io.camelhub.clockify.stream;

import io.camelhub.clockify.model.OneLine;

/**
 * One thing to put right in the declaration of a stream.
 *
 * @param file   as messages name it
 * @param line   from 1
 * @param what   what is wrong, e.g. {@code colums is not a key}
 * @param remedy what to write
 */
public record StreamMistake(String file, int line, String what, String remedy) {

    public StreamMistake {
        what = OneLine.of(what, 200);
        remedy = OneLine.of(remedy, 200);
    }

    /** All of it in one line. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + what + ": " + remedy;
    }
}
