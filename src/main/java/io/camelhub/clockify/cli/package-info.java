/** The commands of {@code bin/clockify}. They use the routes and beans that a Camel runtime uses, and nothing else. */
package io.camelhub.clockify.cli;
