/** The common parts of all commands: the Camel runtime, the call, and the format of values and progress on a terminal. */
package io.camelhub.clockify.cli.hub;
