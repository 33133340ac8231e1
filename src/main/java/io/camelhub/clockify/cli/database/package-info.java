/** {@code clockify database}: the move to another database. */
package io.camelhub.clockify.cli.database;
