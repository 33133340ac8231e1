package io.camelhub.clockify.query;

import io.camelhub.clockify.people.IdentityChange;

/** A decision about a Clockify user, with the names of those concerned; a name is null where it is not known. */
public record HistoryLine(IdentityChange change, String userName, String oldEmployeeName, String newEmployeeName) {
}
