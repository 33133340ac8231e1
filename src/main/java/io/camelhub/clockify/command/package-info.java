/** The orders that a person may give: one class per order, recorded with its author; prints nothing. */
package io.camelhub.clockify.command;
