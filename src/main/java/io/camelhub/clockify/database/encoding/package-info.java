/** What characters the database has, where it has not all. */
package io.camelhub.clockify.database.encoding;
