/**
 * The console: pages in a browser over what {@code query} shows and {@code command} orders, served by Camel. The route of
 * {@code clockify-console.camel.yaml} names its beans; who leaves out that file has no console.
 */
package io.camelhub.clockify.console;
