package io.camelhub.clockify.event;

import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.TypeConversionException;
import org.apache.camel.ValidationException;
import org.apache.camel.http.base.HttpOperationFailedException;

/**
 * Whether what an event was refused with speaks of the event: an answer that names what was sent as wrong. Whoever is away, too slow,
 * too busy or lets nobody in says nothing about it, and a fault of theirs (500) may be of either kind.
 */
final class RefusalCause {

    /** Bad request, conflict, too large, of the wrong type, not to be processed, headers too large. */
    private static final Set<Integer> OF_THE_REQUEST = Set.of(400, 409, 413, 415, 422, 431);

    /** Those of components that may be absent, by name. */
    private static final Set<String> OF_THE_MESSAGE = Set.of(
            "org.apache.kafka.common.errors.RecordTooLargeException",
            "org.apache.kafka.common.errors.SerializationException",
            "org.apache.kafka.common.InvalidRecordException",
            "jakarta.jms.MessageFormatException",
            "com.fasterxml.jackson.core.JsonProcessingException");

    private static final int DEEPEST = 20;

    private RefusalCause() {
    }

    /** Whether it is about the event, and would be the same with an endpoint that takes all others. */
    static boolean isOfTheEvent(Throwable why) {
        return Stream.iterate(why, cause -> cause != null, Throwable::getCause).limit(DEEPEST).anyMatch(RefusalCause::speaksOfTheEvent);
    }

    private static boolean speaksOfTheEvent(Throwable cause) {
        if (cause instanceof HttpOperationFailedException answer) {
            return OF_THE_REQUEST.contains(answer.getStatusCode());
        }
        return cause instanceof ValidationException || cause instanceof TypeConversionException
                || Stream.<Class<?>>iterate(cause.getClass(), type -> type != null, Class::getSuperclass)
                        .anyMatch(type -> OF_THE_MESSAGE.contains(type.getName()));
    }
}
