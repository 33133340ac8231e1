package io.camelhub.clockify.plugin;

import io.camelhub.clockify.monitor.HubHealth;
import io.camelhub.clockify.monitor.HubMeters;
import io.camelhub.clockify.monitor.LatestFigures;
import io.camelhub.clockify.run.Progress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.spi.Registry;
import org.apache.camel.support.LifecycleStrategySupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers with the host's monitoring once it is there: Camel's health checks, and a Micrometer registry. Without them it does nothing, and loads
 * no class of Micrometer.
 */
final class HostMonitoring extends LifecycleStrategySupport {

    private static final Logger LOG = LoggerFactory.getLogger(HostMonitoring.class);

    private static final String METER_REGISTRY = "io.micrometer.core.instrument.MeterRegistry";

    private final HubHealth health;
    private final LatestFigures figures;
    private final Progress progress;
    private AutoCloseable meters;

    HostMonitoring(HubHealth health, LatestFigures figures, Progress progress) {
        this.health = health;
        this.figures = figures;
        this.progress = progress;
    }

    @Override
    public void onContextStarting(CamelContext context) {
        HealthCheckRegistry checks = HealthCheckRegistry.get(context);
        if (checks != null) {
            checks.register(health);
        }
        if (context.getClassResolver().resolveClass(METER_REGISTRY) != null) {
            try {
                meters = Micrometer.join(context.getRegistry(), figures, progress);
            } catch (LinkageError e) {
                LOG.warn("No metrics: the host's Micrometer is not one that the plugin knows, which is 1.10 and later: {}", e.toString());
            }
        }
    }

    @Override
    public void onContextStopping(CamelContext context) {
        if (meters != null) {
            try {
                meters.close();
            } catch (Exception e) {
                LOG.debug("The meters stay in the registry", e);
            }
        }
    }

    /** A class of its own, so that Micrometer's classes are loaded only where they exist. */
    private static final class Micrometer {

        /** The registry under Camel's name, otherwise the only one; null for none. */
        static AutoCloseable join(Registry beans, LatestFigures figures, Progress progress) {
            MeterRegistry registry = beans.lookupByNameAndType("metricsRegistry", MeterRegistry.class);
            if (registry == null) {
                Set<MeterRegistry> all = beans.findByType(MeterRegistry.class);
                registry = all.size() == 1 ? all.iterator().next() : composite(all);
            }
            return registry == null ? null : new HubMeters(registry, figures, progress);
        }

        /** Of several registries, the composite that contains the others; null where there is none. */
        private static MeterRegistry composite(Set<MeterRegistry> all) {
            List<MeterRegistry> composites = all.stream().filter(CompositeMeterRegistry.class::isInstance).toList();
            return composites.size() == 1 ? composites.get(0) : null;
        }
    }
}
