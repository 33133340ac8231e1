/**
 * Clockify's webhooks, as hints of what to read: a door that lets in what carries a known signature, and what is taken from it. The
 * routes in {@code clockify-webhooks.camel.yaml} name its beans; who leaves out that file takes none.
 */
package io.camelhub.clockify.webhook;
