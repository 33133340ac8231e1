/** Reads entries by their ids, and decides which may count as deleted; knows what each key sees, and whether that became more. */
package io.camelhub.clockify.sync.verification;
