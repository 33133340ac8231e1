/** Reads windows of time: what was never read, what is compared again, by the report or by each user's list. */
package io.camelhub.clockify.sync.backfill;
