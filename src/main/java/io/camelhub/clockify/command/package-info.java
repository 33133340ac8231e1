/** What a person may order: one class an order, with who ordered it and from where; prints nothing. */
package io.camelhub.clockify.command;
