/** What a person may order about integrations: add, edit, pause and remove them, in {@code integrations.properties}. */
package io.camelhub.clockify.command.integration;
