/** The records that all other rooms speak of: time entry, page, reference, user. */
package io.camelhub.clockify.model;
