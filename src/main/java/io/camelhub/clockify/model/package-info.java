/** The records that all other rooms use: time entry, page, column, reference, user, reason. */
package io.camelhub.clockify.model;
