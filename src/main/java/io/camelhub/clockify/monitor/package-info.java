/** Monitoring of the hub: health checks, meters, alerts, and the context of its log. */
package io.camelhub.clockify.monitor;
