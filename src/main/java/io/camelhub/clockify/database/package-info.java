/** The hub's SQL database: its dialect, its schema, its clock, its statements and its transactions. */
package io.camelhub.clockify.database;
