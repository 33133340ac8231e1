package io.camelhub.clockify.run;

import io.camelhub.clockify.http.HostCircuitBreaker;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Says of each request that was sent what became of it. */
public final class RequestOutcomes {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Progress progress;

    public RequestOutcomes(Progress progress) {
        this.progress = progress;
    }

    /**
     * A request was answered.
     *
     * @param workspaceId null where it concerns none
     * @param retries how often it had been sent before; null for never
     */
    public void answered(String workspaceId, Integer retries) {
        publish(workspaceId, retries == null || retries == 0 ? RequestOutcome.OK : RequestOutcome.RETRIED);
    }

    /**
     * A request came to nothing.
     *
     * @param permit of the circuit breaker of its host; null where it was not even sent
     * @param workspaceId null where it concerns none
     */
    public void failed(HostCircuitBreaker.Permit permit, String workspaceId, Exception fault) {
        if (permit != null) {
            publish(workspaceId, outcome(fault));
        }
    }

    private void publish(String workspaceId, RequestOutcome outcome) {
        progress.publish(listener -> listener.requested(workspaceId, outcome));
    }

    static RequestOutcome outcome(Exception fault) {
        int status = fault instanceof HttpOperationFailedException answer ? answer.getStatusCode() : SERVER_ERROR;
        return status == TOO_MANY ? RequestOutcome.LIMITED : status < SERVER_ERROR && status >= 400 ? RequestOutcome.REFUSED : RequestOutcome.FAILED;
    }
}
