package io.camelhub.clockify.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;

/** The source of one of Clockify's lists: users, user groups or running timers. */
public abstract class ListSource implements PageSource {

    private final OptionalRequests optional;
    private final SyncRun run;
    private final String integration;
    private final String workspaceId;
    private final ListReading reading;
    private int rows;
    private String lastPage;
    private boolean ended;

    /** @param run null for a reading outside of a run */
    protected ListSource(OptionalRequests optional, SyncRun run, String integration, String workspaceId, ListReading reading) {
        this.optional = optional;
        this.run = run;
        this.integration = integration;
        this.workspaceId = workspaceId;
        this.reading = reading;
    }

    /** A list read by a run. */
    protected ListSource(OptionalRequests optional, SyncRun run, ListReading reading) {
        this(optional, run, run.integration(), run.workspaceId(), reading);
    }

    /** Handles a page of the list. */
    protected void take(JsonNode page) {
    }

    /** Called after the last page. */
    protected void end() {
    }

    @Override
    public Next next() {
        if (reading.more()) {
            return optional.next(workspaceId, reading);
        }
        if (!ended) {
            ended = true;
            end();
        }
        return null;
    }

    @Override
    public TimeEntryPage received(Object content, String header, String date) {
        lastPage = header;
        if (content instanceof TimeEntryPage page) {
            rows = page.received();
            return page.askedAt(null);
        }
        JsonNode page = (JsonNode) content;
        rows = page.size();
        take(page);
        return null;
    }

    @Override
    public void stored(TimeEntryPage page) {
        optional.onPage(run, integration, workspaceId, reading, rows, lastPage);
    }

    /** Retries with smaller pages, which Clockify may require. */
    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        return fault instanceof RequestRefusedException refused && optional.refused(reading, refused);
    }
}
