package io.camelhub.clockify.cli.hub;

import java.nio.file.Path;
import java.util.Properties;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides before the start whether {@code run} serves health and metrics, and if not, why: Camel's server would stop the hub if it cannot listen. */
final class ManagementServer {

    private static final Logger LOG = LoggerFactory.getLogger(ManagementServer.class);

    private static final String PREFIX = "camel.management";
    private static final String PORT = "9876";

    private final ListenAddress address;
    private final boolean wanted;

    private ManagementServer(ListenAddress address, boolean wanted) {
        this.address = address;
        this.wanted = wanted;
    }

    static ManagementServer of(Path settings) {
        Properties written = HubSettings.read(settings);
        return new ManagementServer(ListenAddress.of(written, PREFIX, PORT),
                !"false".equals(written.getProperty(PREFIX + ".enabled", "true").strip()));
    }

    /** Disables it, whatever the settings file says. */
    static void leaveOut(Main main) {
        main.addOverrideProperty(PREFIX + ".enabled", "false");
    }

    /** Configures the server of a runtime before its start, or disables it and logs why. */
    void configure(Main main) {
        String closed = wanted ? address.closedBecause() : null;
        if (closed != null) {
            LOG.info("Serves no health and metrics: {}", closed);
        }
        if (!wanted || closed != null) {
            leaveOut(main);
            return;
        }
        main.addInitialProperty(PREFIX + ".enabled", "true");
        main.addInitialProperty(PREFIX + ".host", ListenAddress.LOOPBACK);
        main.addInitialProperty(PREFIX + ".port", PORT);
        main.addInitialProperty(PREFIX + ".health-check-enabled", "true");
        main.addInitialProperty(PREFIX + ".metrics-enabled", "true");
        // otherwise only checks that are DOWN are shown, but an integration is UP with a message
        main.addInitialProperty("camel.health.exposure-level", "full");
        main.addInitialProperty("camel.metrics.enabled", "true");
        main.addInitialProperty("camel.metrics.binders", "jvm-memory,jvm-gc,processor,uptime");
        // a series per endpoint and outcome shows no more than those of the routes
        main.addInitialProperty("camel.metrics.enable-exchange-event-notifier", "false");
        main.addMainListener(new MainListenerSupport() {
            @Override
            public void afterStart(BaseMainSupport started) {
                LOG.info("Health and metrics answer at http://{}:{}/observe/", address.host(), address.port());
            }
        });
    }
}
