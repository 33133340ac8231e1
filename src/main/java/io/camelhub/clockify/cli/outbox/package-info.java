/** {@code clockify outbox}: the events that wait, and those that were refused. */
package io.camelhub.clockify.cli.outbox;
