/** Clockify's webhooks: authenticated by their signature, stored as hints of what to read, and listed. */
package io.camelhub.clockify.webhooks;
