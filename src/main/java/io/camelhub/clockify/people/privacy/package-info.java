/** Says which columns are about people, erases and exports them by it, and leaves out of pages what is not to be kept. */
package io.camelhub.clockify.people.privacy;
