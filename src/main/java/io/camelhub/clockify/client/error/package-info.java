/** What goes wrong with a request, as exceptions with a message in plain words, and how long to wait before the next try. */
package io.camelhub.clockify.client.error;
