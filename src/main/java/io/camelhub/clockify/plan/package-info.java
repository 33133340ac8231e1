/** What a run reads, each a source of pages: windows of the report, lists of users, the change feed, running timers, entries by their ids; and what may count as deleted. */
package io.camelhub.clockify.plan;
