/** What watches the hub: health, meters, alerts, and the marks on its log. */
package io.camelhub.clockify.monitor;
