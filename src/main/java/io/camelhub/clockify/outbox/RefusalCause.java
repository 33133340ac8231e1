package io.camelhub.clockify.outbox;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** The probable cause of a refused event, by the answer or exception. */
enum RefusalCause {

    /** The event: the answer says that the request is wrong. */
    EVENT,

    /** Unclear: the endpoint has an internal error (500), for this event or for any. */
    EITHER,

    /** The endpoint: it is away, slow, overloaded or denies access, or a gateway says so. */
    ENDPOINT;

    /** Statuses about the request: bad request, conflict, too large, unsupported type, unprocessable, headers too large. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(400, 409, 413, 415, 422, 431);

    /** Other statuses of 501 and above come from gateways, proxies and full disks. */
    private static final int INTERNAL_SERVER_ERROR = 500;

    /** Exceptions about the message, of components that may be absent, by class name. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "org.apache.kafka.common.errors.RecordTooLargeException",
            "org.apache.kafka.common.errors.SerializationException",
            "org.apache.kafka.common.InvalidRecordException",
            "jakarta.jms.MessageFormatException",
            "com.fasterxml.jackson.core.JsonProcessingException");

    private static final int DEEPEST = 20;

    /** The cause by an exception and its own causes. */
    static RefusalCause of(Throwable why) {
        return Stream.iterate(why, cause -> cause != null, Throwable::getCause).limit(DEEPEST)
                .map(RefusalCause::ofOne).min(Comparator.naturalOrder()).orElse(ENDPOINT);
    }

    private static RefusalCause ofOne(Throwable cause) {
        if (cause instanceof HttpOperationFailedException answer) {
            return OF_THE_REQUEST.contains(answer.getStatusCode()) ? EVENT : answer.getStatusCode() == INTERNAL_SERVER_ERROR ? EITHER : ENDPOINT;
        }
        boolean ofTheMessage = cause instanceof ValidationException || cause instanceof TypeConversionException
                || Stream.<Class<?>>iterate(cause.getClass(), type -> type != null, Class::getSuperclass)
                        .anyMatch(type -> OF_THE_MESSAGE.contains(type.getName()));
        return ofTheMessage ? EVENT : ENDPOINT;
    }
}
