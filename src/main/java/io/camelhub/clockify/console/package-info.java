/**
 * The console: pages in a browser over what {@code query} shows and {@code command} orders, served by Camel. The routes of
 * {@code clockify-console.camel.yaml} name its beans; who leaves out that file has no console.
 */
package io.camelhub.clockify.console;
