/** Events: written in the transaction of the change that they tell of, and sent to {@code clockify.events.uri}. */
package io.camelhub.clockify.outbox;
