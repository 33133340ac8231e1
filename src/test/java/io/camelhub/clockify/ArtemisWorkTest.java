package io.camelhub.clockify;

import static org.assertj.core.api.Assertions.assertThat;

import io.camelhub.clockify.broker.Artemis;
import io.camelhub.clockify.broker.Broker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The work over ActiveMQ Artemis. */
class ArtemisWorkTest extends BrokerWorkTest {

    @TempDir
    private Path folder;

    @Override
    Broker startBroker() throws Exception {
        return Artemis.open(folder);
    }

    @Test
    void an_object_is_not_deserialized_and_holds_up_nothing() throws Exception {
        try (Artemis artemis = Artemis.open(folder.resolve("other")); Hub hub = hub(artemis)) {
            artemis.send(new java.util.ArrayList<>());
            artemis.send("no work");
            assertThat(artemis.deadLetters(1, Duration.ofSeconds(30))).containsKey("no work");
            assertThat(hub.failures()).isEmpty();
        }
    }
}
