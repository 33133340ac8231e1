/** What can be seen of the hub, as records for any face. It prints nothing and changes nothing. */
package io.camelhub.clockify.query;
