package io.camelhub.clockify.monitor;

/**
 * A message about a change of an integration's state.
 *
 * @param token the claim of the sending process, so that only one of several sends it
 * @param subject one line
 * @param body JSON: text, integration and state
 */
public record Alert(String integration, String token, String subject, String body) {
}
