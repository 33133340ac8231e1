package io.camelhub.clockify.privacy;

import java.util.List;

/**
 * What was done to erase somebody.
 *
 * @param done what was removed or replaced, in plain words, with numbers of rows
 * @param notReached what the plugin cannot reach, in plain words
 */
public record ErasureReport(List<String> done, List<String> notReached) {

    public ErasureReport {
        done = List.copyOf(done);
        notReached = List.copyOf(notReached);
    }
}
