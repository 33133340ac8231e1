/** Events: written in the transaction of their change, and sent to {@code clockify.events.uri}. */
package io.camelhub.clockify.outbox;
