/** Who the Clockify users are: the list, one of them, the history, files; and the orders that decide it. */
package io.camelhub.clockify.console.people;
