package io.camelhub.clockify.outbox;

import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.apache.camel.http.base.HttpOperationFailedException;

/** Whose fault it is that an event was not taken, by what it was refused with. */
enum RefusalCause {

    /** The answer names what was sent as wrong: it would be the same with an endpoint that takes all others. */
    EVENT,

    /** The endpoint answers, with a fault of its own (500): at this event, or at any. */
    EITHER,

    /** It is away, too slow, too busy or lets nobody in, or something in front of it says so: that is nothing about the event. */
    ENDPOINT;

    /** Bad request, conflict, too large, of the wrong type, not to be processed, headers too large. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(400, 409, 413, 415, 422, 431);

    /** The other answers from 501 on are of gateways, of a disk that is full, of a proxy that finds nobody. */
    private static final int INTERNAL_SERVER_ERROR = 500;

    /** Those of components that may be absent, by name. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "org.apache.kafka.common.errors.RecordTooLargeException",
            "org.apache.kafka.common.errors.SerializationException",
            "org.apache.kafka.common.InvalidRecordException",
            "jakarta.jms.MessageFormatException",
            "com.fasterxml.jackson.core.JsonProcessingException");

    private static final int DEEPEST = 20;

    /** The cause that an exception, or one that it was caused by, speaks of. */
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
