/** {@code clockify rejected}: the rows that could not be taken. */
package io.camelhub.clockify.cli.rejected;
