/** What the console and the webhooks share of Camel's HTTP server: how many connections it keeps, how long it waits, and how much of what is sent is in memory at once. */
package io.camelhub.clockify.server;
