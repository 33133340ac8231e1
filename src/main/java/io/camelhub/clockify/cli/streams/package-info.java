/** The commands about streams. */
package io.camelhub.clockify.cli.streams;
