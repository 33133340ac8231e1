package io.camelhub.clockify.run;

import java.util.function.Supplier;

/**
 * A step of a run.
 *
 * @param name as it is logged
 * @param what it reads, made at its turn
 */
public record RunStep(String name, Supplier<PageSource> what) {

    /** A step that is done without a request. */
    public static RunStep work(String name, Runnable work) {
        return new RunStep(name, () -> {
            work.run();
            return PageSource.none();
        });
    }
}
