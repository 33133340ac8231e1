/** Adds, changes, orders and removes integrations, by forms. */
package io.camelhub.clockify.console.connect;
