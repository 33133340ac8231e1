/** What a person may order: one class an order, with who ordered it and from where. It prints nothing. */
package io.camelhub.clockify.command;
