package io.camelhub.clockify.streamsync;

import java.util.Map;

/**
 * One list that is read for a stream: of one parent, in one round.
 *
 * @param parent the parent's key; null where the stream has no parent
 * @param round parameters besides
 * @param number of the round
 */
record StreamList(String parent, Map<String, String> round, int number) {
}
