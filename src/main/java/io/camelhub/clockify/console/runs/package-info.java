/** What the syncs did, and the rows that could not be taken. */
package io.camelhub.clockify.console.runs;
