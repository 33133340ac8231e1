package io.camelhub.clockify.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.camelhub.clockify.http.RequestFailedException;
import io.camelhub.clockify.http.RequestRefusedException;
import io.camelhub.clockify.model.TimeEntryPage;

/** One of Clockify's lists, page by page: users, user groups, running timers, projects, clients, tags or tasks. */
public abstract class ListSource implements PageSource {

    private final OptionalRequests optional;
    private final SyncRun run;
    private final String integration;
    private final String workspaceId;
    private final ListReading reading;
    private int rows;
    private String lastPage;
    private boolean ended;

    /** @param run null where the list is read for none */
    protected ListSource(OptionalRequests optional, SyncRun run, String integration, String workspaceId, ListReading reading) {
        this.optional = optional;
        this.run = run;
        this.integration = integration;
        this.workspaceId = workspaceId;
        this.reading = reading;
    }

    /** A list that a run reads. */
    protected ListSource(OptionalRequests optional, SyncRun run, ListReading reading) {
        this(optional, run, run.integration(), run.workspaceId(), reading);
    }

    /** Takes a page of the list. */
    protected void take(JsonNode page) {
    }

    /** The list was read to its end. */
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

    /** So many rows a page Clockify may not like: tried with less. */
    @Override
    public boolean failed(PageSource from, RequestFailedException fault) {
        return fault instanceof RequestRefusedException refused && optional.refused(reading, refused);
    }
}
