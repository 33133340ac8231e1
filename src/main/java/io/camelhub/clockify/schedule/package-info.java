/** Which work is due, how it is handed over and claimed, how a run begins and ends, and what is deleted after its time. */
package io.camelhub.clockify.schedule;
