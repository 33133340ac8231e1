package io.camelhub.clockify.broker;

import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** ActiveMQ Artemis. */
public final class Artemis implements Broker {

    private static final String QUEUE = "clockify-work";

    private final Path folder;
    private final int port = freePort();
    private EmbeddedActiveMQ server;

    private Artemis(Path folder) {
        this.folder = folder;
    }

    /** Starts one that keeps its messages in a folder. */
    public static Artemis open(Path folder) throws Exception {
        Artemis broker = new Artemis(folder);
        broker.start();
        return broker;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where it listens. */
    public String url() {
        return "tcp://127.0.0.1:" + port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "camel.beans.artemis", "#class:org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory('" + url()
                        + "?consumerWindowSize=0&deserializationDenyList=*')",
                "camel.beans.artemisPool", "#class:org.springframework.jms.connection.CachingConnectionFactory",
                "camel.beans.artemisPool.target-connection-factory", "#bean:artemis",
                "camel.beans.artemisPool.cache-consumers", "false",
                "clockify.work.uri", "jms:queue:" + QUEUE + "?connectionFactory=#artemisPool");
    }

    @Override
    public void send(String text) {
        try (JMSContext context = context()) {
            context.createProducer().send(context.createQueue(QUEUE), text);
        }
    }

    /** Sends an object, which a receiver would have to deserialize. */
    public void send(Serializable object) {
        try (JMSContext context = context()) {
            context.createProducer().send(context.createQueue(QUEUE), object);
        }
    }

    /** An endpoint of a queue of its own, over the connections of the settings. */
    public static String uri(String queue) {
        return "jms:queue:" + queue + "?connectionFactory=#artemisPool";
    }

    /** Takes messages from a queue, in their order: each with its properties, and its text as {@code body}. */
    public List<Map<String, Object>> take(String queue, int number, Duration longest) throws JMSException {
        try (JMSContext context = context()) {
            List<Map<String, Object>> taken = new ArrayList<>();
            var consumer = context.createConsumer(context.createQueue(queue));
            while (taken.size() < number) {
                Message message = consumer.receive(longest.toMillis());
                if (message == null) {
                    break;
                }
                Map<String, Object> properties = new TreeMap<>();
                for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements();) {
                    String name = names.nextElement().toString();
                    properties.put(name, message.getObjectProperty(name));
                }
                properties.put("body", text(message));
                taken.add(properties);
            }
            return taken;
        }
    }

    private JMSContext context() {
        return new ActiveMQConnectionFactory(url()).createContext();
    }

    @Override
    public int receivers() {
        Queue queue = server.getActiveMQServer().locateQueue(QUEUE);
        return queue == null ? 0 : queue.getConsumerCount();
    }

    @Override
    public List<String> waiting() throws JMSException {
        try (JMSContext context = context()) {
            List<String> texts = new ArrayList<>();
            Enumeration<?> messages = context.createBrowser(context.createQueue(QUEUE)).getEnumeration();
            while (messages.hasMoreElements()) {
                texts.add(text((Message) messages.nextElement()));
            }
            return texts;
        }
    }

    @Override
    public Map<String, String> deadLetters(int number, Duration longest) throws JMSException {
        try (JMSContext context = context()) {
            Map<String, String> letters = new TreeMap<>();
            var consumer = context.createConsumer(context.createQueue(QUEUE + "-dead-letter"));
            while (letters.size() < number) {
                Message message = consumer.receive(longest.toMillis());
                if (message == null) {
                    break;
                }
                letters.put(text(message), message.getStringProperty("clockifyReason"));
            }
            return letters;
        }
    }

    private static String text(Message message) throws JMSException {
        return message instanceof TextMessage text ? text.getText() : message.getClass().getSimpleName();
    }

    @Override
    public void start() throws Exception {
        Configuration configuration = new ConfigurationImpl()
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setGracefulShutdownEnabled(false)
                .setMaxDiskUsage(-1)
                .addAcceptorConfiguration("tcp", url());
        server = new EmbeddedActiveMQ().setConfiguration(configuration);
        server.start();
    }

    @Override
    public void stop() throws Exception {
        server.stop();
    }

    @Override
    public void close() {
        try {
            stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
