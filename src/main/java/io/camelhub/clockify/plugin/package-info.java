/** What joins a Camel context. */
package io.camelhub.clockify.plugin;
