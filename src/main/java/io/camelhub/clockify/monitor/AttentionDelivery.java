package io.camelhub.clockify.monitor;

import io.camelhub.clockify.model.Decision;

/** Decides which message about something that needs somebody is to be sent. */
@Decision
final class AttentionDelivery {

    private AttentionDelivery() {
    }

    /**
     * Decides. A message whose sender was killed is sent again, because nobody knows whether it arrived. The end is news only where the
     * beginning was reported.
     *
     * @param stands whether it still needs somebody
     * @param reported whether the endpoint accepted the message that it begins
     * @param sending the message that was being sent; null for none, or where the endpoint refused it
     * @param waits whether that message may be under way, or it is too early for another attempt
     * @return null for none now
     */
    static AttentionState due(boolean stands, boolean reported, AttentionState sending, boolean waits) {
        if (waits) {
            return null;
        }
        if (sending != null) {
            return sending;
        }
        if (stands == reported) {
            return null;
        }
        return stands ? AttentionState.BEGINS : AttentionState.ENDS;
    }
}
