/** Who comes in: log-in, sessions, roles, and what every answer of the console carries. */
package io.camelhub.clockify.console.door;
