/** The Camel runtime that a command works on: from the settings file to its start, its announcements and its end. */
package io.camelhub.clockify.cli.hub;
