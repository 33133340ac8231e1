/** What became of what the hub sent to others. */
package io.camelhub.clockify.model.delivery;
