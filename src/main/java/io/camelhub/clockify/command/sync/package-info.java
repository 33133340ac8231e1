/** Orders that entries are read: now, to the end, with all waits between; or that the schedule looks at once. */
package io.camelhub.clockify.command.sync;
