/**
 * The page sources of a run: windows of the report, user lists, the change feed, running timers, entries by their ids; and the decisions about
 * deletions.
 */
package io.camelhub.clockify.plan;
