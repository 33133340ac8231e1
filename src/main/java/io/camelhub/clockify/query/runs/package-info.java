/** What the syncs did, and what they could not take: lists that are long, by pages. */
package io.camelhub.clockify.query.runs;
