/** The declarations of streams, which are what Clockify has besides time entries: their parser, their mistakes, their values and their tables. */
package io.camelhub.clockify.stream;
