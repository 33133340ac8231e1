/** {@code clockify webhooks}: make, list and remove them in Clockify. */
package io.camelhub.clockify.cli.webhooks;
