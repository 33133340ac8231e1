/** Time entries on their way into the tables: compared, stored, rejected; the names they refer to; the sums of their days. */
package io.camelhub.clockify.entries;
