/** Where an entry is, or a person's day, and why it is as it is: from the tables, and from what Clockify was asked. */
package io.camelhub.clockify.query.explain;
