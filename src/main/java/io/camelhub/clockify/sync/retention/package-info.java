/** What is kept for a time only, and deleted after it. */
package io.camelhub.clockify.sync.retention;
