/** The installation in a Camel context, and the parts that a host on Spring Boot needs. */
package io.camelhub.clockify.plugin;
