/** The Clockify users as a face lists them page by page: who they are or may be, how much depends on it, and what was decided. */
package io.camelhub.clockify.query.people;
