/** The state of the hub, and the explanation of an entry, as records for any user interface; prints nothing. */
package io.camelhub.clockify.query;
