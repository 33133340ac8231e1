package io.camelhub.clockify.broker;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A broker for tests, on loopback. What it holds stays when it is stopped. */
public interface Broker extends AutoCloseable {

    /** Settings of a hub whose work goes over it. */
    Map<String, String> settings();

    /** Sends a text to the queue of the work. */
    void send(String text) throws Exception;

    /** How many nodes receive from it. */
    int receivers() throws Exception;

    /** The messages that wait in the queue of the work; they stay there. */
    List<String> waiting() throws Exception;

    /** The dead letters that come within a time: what each holds, and the reason that stands beside it. */
    Map<String, String> deadLetters(int number, Duration longest) throws Exception;

    void stop() throws Exception;

    /** Starts it again, where it was before. */
    void start() throws Exception;

    /** Stops it for good. */
    @Override
    void close();
}
