/**
 * A Clockify of one's own: the parts of its REST API that the plugin reads, over real HTTP on loopback, with its quirks,
 * limits and faults. Tests, the demo and the benchmarks run against it. It needs the JDK and Jackson only.
 */
package io.camelhub.clockify.simulator;
