/** Orders about Clockify's webhooks that point to this hub: make them, list them, remove them. */
package io.camelhub.clockify.command.webhook;
