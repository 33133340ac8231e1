/** What all commands share: the Camel runtime that they work on, how they were called, how values and progress look on a terminal. */
package io.camelhub.clockify.cli.hub;
