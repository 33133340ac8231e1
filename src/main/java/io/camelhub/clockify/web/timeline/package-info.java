/** The pages of the timeline, of one event and of activity. */
package io.camelhub.clockify.web.timeline;
