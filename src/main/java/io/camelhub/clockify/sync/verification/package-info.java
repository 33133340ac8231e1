/** Reads entries by their ids, and decides which may count as deleted. */
package io.camelhub.clockify.sync.verification;
