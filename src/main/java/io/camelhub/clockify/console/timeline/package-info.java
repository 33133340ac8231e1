/** The timeline in the browser: its page by day, under filters and as it arrives. */
package io.camelhub.clockify.console.timeline;
