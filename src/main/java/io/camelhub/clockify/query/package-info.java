/** How the hub stands, and why an entry is as it is, as records for any face; prints nothing. */
package io.camelhub.clockify.query;
