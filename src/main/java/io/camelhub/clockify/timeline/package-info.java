/** The timeline and the sums of activity, as records for any user interface. */
package io.camelhub.clockify.timeline;
