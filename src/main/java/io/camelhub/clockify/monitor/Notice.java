package io.camelhub.clockify.monitor;

import java.time.Instant;

/**
 * A message to an endpoint of the settings.
 *
 * @param setting the setting of the endpoint
 * @param uri the endpoint
 * @param about what it is about, for the log
 * @param token the claim of the sending process, so that only one of several sends it
 * @param subject one line
 * @param body JSON
 * @param delivery the record of its delivery
 */
public record Notice(String setting, String uri, String about, String token, String subject, String body, Delivery delivery) {

    /** The record of a delivery in the database; each method does nothing where another process has claimed the message. */
    interface Delivery {

        /**
         * Claims the message.
         *
         * @param until when the claim ends
         * @return false where another process has claimed it, or it is no longer to be sent
         */
        boolean claim(String token, Instant until);

        /** Records that the endpoint accepted the message. */
        void accepted(String token);

        /** Records that the endpoint refused the message; the claim still lasts, so that it is sent again a little later. */
        default void refused(String token) {
        }
    }
}
