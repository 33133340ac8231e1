/** One call to Clockify: its address, its limits, and its answer or error; and the HTTP server that the console and the webhooks share. */
package io.camelhub.clockify.http;
