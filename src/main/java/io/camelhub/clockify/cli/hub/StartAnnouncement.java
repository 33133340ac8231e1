package io.camelhub.clockify.cli.hub;

import io.camelhub.clockify.model.Times;
import io.camelhub.clockify.query.StatusQuery;
import io.camelhub.clockify.settings.ClockifySettings;
import io.camelhub.clockify.settings.Integration;
import io.camelhub.clockify.stream.StreamCatalogue;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.spi.Registry;
import org.quartz.CronExpression;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs after the start of {@code run} the served integrations, and when the first sync is due. */
final class StartAnnouncement extends MainListenerSupport {

    private static final Logger LOG = LoggerFactory.getLogger(StartAnnouncement.class);

    @Override
    public void afterStart(BaseMainSupport main) {
        Registry beans = main.getCamelContext().getRegistry();
        ClockifySettings settings = beans.findSingleByType(ClockifySettings.class);
        // what is wrong with declarations is said in the log when they are read
        beans.findSingleByType(StreamCatalogue.class).declared();
        List<Integration> all = settings.integrations().integrations();
        if (all.stream().noneMatch(Integration::enabled)) {
            LOG.info("Serves no integration yet: 'clockify integrations add NAME' adds one, and it is taken within a minute");
            return;
        }
        LOG.info("Serves {}{}; the first sync is due {}", names(all, true),
                all.stream().allMatch(Integration::enabled) ? "" : " (paused: " + names(all, false) + ")",
                first(settings, beans.findSingleByType(StatusQuery.class)));
    }

    private static String names(List<Integration> all, boolean enabled) {
        return all.stream().filter(one -> one.enabled() == enabled).map(Integration::name).collect(Collectors.joining(", "));
    }

    /** The time of the first sync in words: now, or the first tick when something is due. */
    private static String first(ClockifySettings settings, StatusQuery status) {
        try {
            Instant due = status.firstDue(settings.integrations());
            return due.isAfter(status.times().now())
                    ? "at " + Times.reached(new CronExpression(settings.tick()).getNextValidTimeAfter(Date.from(due.minusMillis(1))).toInstant())
                    : "now";
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }
}
