/** One call to Clockify: where it goes, what bounds it, what its answer or its refusal means; and the HTTP server that the console and the webhooks share. */
package io.camelhub.clockify.http;
