/** What the syncs did, what they could not take, and what people ordered: lists that are long, by pages. */
package io.camelhub.clockify.query.runs;
