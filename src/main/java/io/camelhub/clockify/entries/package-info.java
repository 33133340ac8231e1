/** Time entries on their way into the tables: their comparison, storage and rejection, their reference names, and the sums of their days. */
package io.camelhub.clockify.entries;
