package io.camelhub.clockify.run;

import io.camelhub.clockify.http.HostCircuitBreaker;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Reports the outcome of each request. */
public final class RequestOutcomes {

    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final Progress progress;

    public RequestOutcomes(Progress progress) {
        this.progress = progress;
    }

    /**
     * Reports an answer.
     *
     * @param workspaceId null for a request without one
     * @param retries the number of retries; null for none
     */
    public void answered(String workspaceId, Integer retries) {
        publish(workspaceId, retries == null || retries == 0 ? RequestOutcome.OK : RequestOutcome.RETRIED);
    }

    /**
     * Reports a failure.
     *
     * @param permit of the host's circuit breaker; null where the request was not sent
     * @param workspaceId null for a request without one
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
