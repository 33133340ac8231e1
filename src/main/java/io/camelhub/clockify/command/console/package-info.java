/** Who may log in to the console. */
package io.camelhub.clockify.command.console;
