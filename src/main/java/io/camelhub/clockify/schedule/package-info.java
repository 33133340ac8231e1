/** The schedule: which work is due, its messages and claims, the beginning and end of runs, and the retention of data. */
package io.camelhub.clockify.schedule;
