/** {@code clockify events}: the timeline as a table, JSON or CSV. */
package io.camelhub.clockify.cli.events;
