/** {@code clockify integrations}: list, add, change, pause and remove them. */
package io.camelhub.clockify.cli.integrations;
