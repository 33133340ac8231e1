/** The checks that join those of Camel. */
package io.camelhub.clockify.watch.health;
