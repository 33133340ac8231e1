/** How values, tables, JSON and progress look on a terminal. */
package io.camelhub.clockify.cli.output;
