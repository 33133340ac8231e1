/** The hub's SQL database: its dialect, its schema, its clock and its transactions. */
package io.camelhub.clockify.database;
