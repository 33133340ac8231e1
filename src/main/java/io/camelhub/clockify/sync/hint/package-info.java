/** What Clockify's webhooks hint at: kept for a moment or in the tables, and read as candidates. */
package io.camelhub.clockify.sync.hint;
