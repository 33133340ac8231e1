/** The timeline in the browser: its page by day, under filters and as it arrives, and the page of one event. */
package io.camelhub.clockify.console.timeline;
