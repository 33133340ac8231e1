/** Orders about the rows that could not be taken: that they are read again, or cleared. */
package io.camelhub.clockify.command.rejected;
