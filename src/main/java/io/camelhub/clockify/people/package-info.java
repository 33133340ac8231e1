/** Who the Clockify users are: the roster of employees, the matching, and what people decided about it. */
package io.camelhub.clockify.people;
