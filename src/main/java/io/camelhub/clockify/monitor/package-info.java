/** Monitoring of the hub: health checks, meters, alerts, what needs somebody, and the context of its log. */
package io.camelhub.clockify.monitor;
