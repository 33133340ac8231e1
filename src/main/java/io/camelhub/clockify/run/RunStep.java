package io.camelhub.clockify.run;

import java.util.function.Supplier;

/**
 * A step of a run.
 *
 * @param name in the log
 * @param what creates the step's source at its turn
 */
public record RunStep(String name, Supplier<PageSource> what) {

    /** A step without requests. */
    public static RunStep work(String name, Runnable work) {
        return new RunStep(name, () -> {
            work.run();
            return PageSource.none();
        });
    }
}
