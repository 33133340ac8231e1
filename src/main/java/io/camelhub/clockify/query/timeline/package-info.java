/** The timeline: what people did, the newest first, by page, by day and as it arrives. */
package io.camelhub.clockify.query.timeline;
