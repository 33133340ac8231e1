/** Clockify's webhooks that point to this hub, as Clockify lists them. */
package io.camelhub.clockify.sync.webhook;
