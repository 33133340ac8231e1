/** How fast a backfill is, and what it takes, beside a loop written by hand. */
package io.camelhub.clockify.benchmark;
