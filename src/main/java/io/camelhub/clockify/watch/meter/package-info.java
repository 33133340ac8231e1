/** The meters that join a registry of Micrometer: loaded only where Micrometer is on the class path. */
package io.camelhub.clockify.watch.meter;
