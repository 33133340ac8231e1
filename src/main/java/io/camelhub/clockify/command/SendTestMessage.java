package io.camelhub.clockify.command;

import io.camelhub.clockify.model.OneLine;
import io.camelhub.clockify.privacy.AuditAction;
import io.camelhub.clockify.privacy.AuditTable.Line;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** Sends a test message to an endpoint for messages about the hub, so that somebody sees where they arrive. */
public final class SendTestMessage {

    private static final String TEXT = "A test message of the Clockify plugin: messages for %s arrive here";

    private final CamelContext context;
    private final AuditLog audit;
    private final Duration patience;

    /** @param patience how long an endpoint may take */
    public SendTestMessage(CamelContext context, AuditLog audit, Duration patience) {
        this.context = context;
        this.audit = audit;
        this.patience = patience;
    }

    /**
     * Sends it, and waits for the endpoint.
     *
     * @param setting whose endpoint it is, such as {@code clockify.alerts.uri}
     * @param uri null where it is not set
     * @throws CommandFailedException where it is not set, the endpoint refuses the message, or does not answer in time
     */
    public void run(String setting, String uri, Order order) {
        if (uri == null) {
            throw CommandFailedException.wrongInput(setting + " is not set: no message goes anywhere");
        }
        order.log("send a test message to " + setting);
        audit.following(order, new Line(AuditAction.TEST_MESSAGE_SENT, setting, null, null, null), () -> {
            send(setting, uri);
            return null;
        }, none -> AuditLog.End.done(null));
    }

    private void send(String setting, String uri) {
        String text = TEXT.formatted(setting);
        try (ProducerTemplate template = context.createProducerTemplate()) {
            template.asyncSend(uri, exchange -> {
                exchange.getMessage().setHeader("Subject", text);
                exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/json");
                exchange.getMessage().setBody("{\"text\": \"" + text + "\", \"state\": \"test\"}");
            }).thenAccept(exchange -> {
                if (exchange.getException() != null) {
                    throw new CamelExecutionException("refused", exchange, exchange.getException());
                }
            }).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw CommandFailedException.failed(setting + " has not answered for " + patience.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailedException.failed("interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() instanceof CamelExecutionException refused ? refused.getCause() : e.getCause();
            throw CommandFailedException.failed(setting + " does not take it: " + why(cause), e);
        } catch (IOException | RuntimeException e) {
            throw CommandFailedException.failed(setting + " does not take it: " + why(e), e);
        }
    }

    private static String why(Throwable fault) {
        return OneLine.of(fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage());
    }
}
