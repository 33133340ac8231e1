/** The timeline and the sums of activity, as records for any face. */
package io.camelhub.clockify.timeline;
