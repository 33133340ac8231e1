/** The page of one event: all that is known of it, and what became of it. */
package io.camelhub.clockify.console.timeline.event;
