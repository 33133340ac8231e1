/** {@code clockify sync}: a sync that is ordered, as it goes on and as it ended. */
package io.camelhub.clockify.cli.sync;
