/** What others are told of a change: events, written in the transaction of the change itself into {@code clockify_outbox}. */
package io.camelhub.clockify.store.outbox;
