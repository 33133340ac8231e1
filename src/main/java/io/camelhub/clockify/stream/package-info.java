/** The declarations of streams: their parser, their mistakes, their values and their tables. */
package io.camelhub.clockify.stream;
