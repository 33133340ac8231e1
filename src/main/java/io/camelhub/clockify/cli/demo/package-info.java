/** {@code clockify demo}: a hub with data, without a key, on the simulator that comes with it. */
package io.camelhub.clockify.cli.demo;
