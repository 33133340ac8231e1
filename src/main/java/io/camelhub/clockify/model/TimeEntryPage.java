package io.camelhub.clockify.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One page of time entries on its way to the database: the unit of work and of loss.
 *
 * @param integration the integration that read it
 * @param workspaceId the workspace that it is of
 * @param source where it was read: {@code report}, {@code user-list}, {@code running}, {@code feed} or {@code single}
 * @param entriesCount how many rows the whole window has, as the report says; null where none does
 * @param entries the rows that could be read
 * @param references the projects, clients, tasks and tags that the rows name
 * @param users the users that the rows name
 * @param rejected the rows that could not be read
 * @param fields new values of custom fields, of entries that need not be on this page
 * @param last whether no page follows
 */
public record TimeEntryPage(
        @JsonProperty("integration") String integration,
        @JsonProperty("workspace_id") String workspaceId,
        @JsonProperty("source") String source,
        @JsonProperty("entries_count") Integer entriesCount,
        @JsonProperty("entries") List<TimeEntry> entries,
        @JsonProperty("references") List<Reference> references,
        @JsonProperty("users") List<UserRef> users,
        @JsonProperty("rejected") List<RejectedRow> rejected,
        @JsonProperty("fields") List<FieldChange> fields,
        @JsonProperty("last") boolean last) {

    public TimeEntryPage {
        entries = List.copyOf(entries);
        references = List.copyOf(references);
        users = List.copyOf(users);
        rejected = List.copyOf(rejected);
        fields = List.copyOf(fields);
    }

    public TimeEntryPage withFields(List<FieldChange> others) {
        return new TimeEntryPage(
                integration, workspaceId, source, entriesCount, entries, references, users, rejected, others, last);
    }

    /** How many rows were received, good and bad. */
    public int received() {
        return entries.size() + rejected.size();
    }
}
