/** What a shell and {@code man} make of the command line: {@code clockify completion} and {@code clockify man}. */
package io.camelhub.clockify.cli.manual;
