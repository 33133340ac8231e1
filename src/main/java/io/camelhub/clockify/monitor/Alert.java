package io.camelhub.clockify.monitor;

/**
 * A message about a change of an integration's state.
 *
 * @param token whose message it is: of several processes one sends it
 * @param subject one line
 * @param body JSON: text, integration and state
 */
public record Alert(String integration, String token, String subject, String body) {
}
