/** Pages of time entries on their way into the tables. */
package io.camelhub.clockify.store;
