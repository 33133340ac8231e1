/** Erases and exports people, and leaves out of pages what is not to be kept. */
package io.camelhub.clockify.people.privacy;
