/** What joins a Camel context, and what a host on Spring Boot needs besides. */
package io.camelhub.clockify.plugin;
