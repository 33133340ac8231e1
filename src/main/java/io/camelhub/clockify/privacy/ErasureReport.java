package io.camelhub.clockify.privacy;

import java.util.List;

/**
 * The result of an erasure.
 *
 * @param done the removed or replaced data, in words, with numbers of rows
 * @param notReached data outside the plugin's reach, in words
 */
public record ErasureReport(List<String> done, List<String> notReached) {

    public ErasureReport {
        done = List.copyOf(done);
        notReached = List.copyOf(notReached);
    }
}
