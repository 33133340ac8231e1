/** Sends the events that wait in the outbox to {@code clockify.events.uri}. */
package io.camelhub.clockify.event;
