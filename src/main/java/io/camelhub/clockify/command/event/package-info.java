/** Orders about events: that they are sent again. */
package io.camelhub.clockify.command.event;
