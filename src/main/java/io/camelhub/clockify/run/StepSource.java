package io.camelhub.clockify.run;

import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of a run, one after the other. */
public final class StepSource implements PageSource {

    private static final Logger LOG = LoggerFactory.getLogger(StepSource.class);

    private final SyncRun run;
    private final Iterator<RunStep> steps;

    public StepSource(SyncRun run, List<RunStep> steps) {
        this.run = run;
        this.steps = List.copyOf(steps).iterator();
    }

    @Override
    public Next next() {
        if (!steps.hasNext()) {
            return null;
        }
        RunStep step = steps.next();
        LOG.debug("{}: {}", run, step.name());
        return step.what().get();
    }
}
