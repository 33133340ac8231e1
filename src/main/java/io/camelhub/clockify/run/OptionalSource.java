package io.camelhub.clockify.run;

import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A source of optional data, if it is due. If Clockify refuses it or does not answer, the run continues without it. */
public final class OptionalSource implements PageSource {

    private final OptionalRequests optional;
    private final SyncRun run;
    private final String request;
    private final PageRequest trial;
    private final Supplier<? extends PageSource> what;
    private boolean begun;
    private boolean ended;
    private PageSource source;

    /**
     * @param request one of the {@link OptionalRequests}
     * @param trial a request that shows whether Clockify answers at all
     * @param what the source
     */
    public OptionalSource(OptionalRequests optional, SyncRun run, String request, PageRequest trial, Supplier<? extends PageSource> what) {
        this.optional = optional;
        this.run = run;
        this.request = request;
        this.trial = trial;
        this.what = what;
    }

    @Override
    public Next next() {
        if (!begun) {
            begun = true;
            ended = !optional.asks(run, request);
            return ended ? null : probe(optional, run, trial);
        }
        if (ended) {
            return null;
        }
        if (source == null) {
            source = what.get();
            return source;
        }
        ended = true;
        optional.answered(run, request);
        return null;
    }

    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        boolean own = from != null && from == source;
        if (own) {
            ended = true;
            source = null;
            optional.failed(run, request, fault);
        }
        return own;
    }

    /** Whether it was read completely. */
    public boolean isRead() {
        return ended && source != null;
    }

    /** A source that ends the run if Clockify as a whole may be away and does not answer a request for one entry; a refusal counts as an answer. */
    public static PageSource probe(OptionalRequests optional, SyncRun run, PageRequest trial) {
        return new Probe(optional, run, trial);
    }

    private static final class Probe implements PageSource {

        private static final Logger LOG = LoggerFactory.getLogger(OptionalSource.class);

        private final OptionalRequests optional;
        private final SyncRun run;
        private final PageRequest trial;
        private boolean sent;

        private Probe(OptionalRequests optional, SyncRun run, PageRequest trial) {
            this.optional = optional;
            this.run = run;
            this.trial = trial;
        }

        @Override
        public Next next() {
            if (sent) {
                optional.clockifyAnswers(run);
                return null;
            }
            sent = optional.clockifyMayBeAway(run);
            return sent ? trial : null;
        }

        @Override
        public TimeEntryPage received(Object content, String lastPage, String date) {
            return null;
        }

        @Override
        public boolean failed(PageSource from, RequestFailedException fault) {
            LOG.debug("{}", fault.getMessage());
            return fault instanceof RequestRefusedException;
        }
    }
}
