/** Clockify's webhooks: let in by their signature, kept as hints of what to read, and listed. */
package io.camelhub.clockify.webhooks;
