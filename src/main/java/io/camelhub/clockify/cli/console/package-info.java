/** {@code clockify console}: who may log in to the console, and the console as a process of its own. */
package io.camelhub.clockify.cli.console;
