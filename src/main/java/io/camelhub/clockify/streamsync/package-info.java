/** The reading of streams, also of names: which are due, their pages, their difference from the stored rows, and their missing rows. */
package io.camelhub.clockify.streamsync;
