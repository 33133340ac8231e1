/** What the settings say of the console: {@code clockify.console.*}. */
package io.camelhub.clockify.settings.console;
