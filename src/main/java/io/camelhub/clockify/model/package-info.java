/** The records that all other rooms speak of: time entry, page, column, reference, user, reason. */
package io.camelhub.clockify.model;
