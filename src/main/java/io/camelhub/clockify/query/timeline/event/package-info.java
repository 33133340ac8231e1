/** What the timeline shows of a time entry. */
package io.camelhub.clockify.query.timeline.event;
