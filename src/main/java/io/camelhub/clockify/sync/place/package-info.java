/** Which work waits for a place, and which run makes room for it. */
package io.camelhub.clockify.sync.place;
