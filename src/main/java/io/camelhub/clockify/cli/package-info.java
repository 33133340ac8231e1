/** The command line {@code bin/clockify}: a face of what can be seen and ordered, and nothing else. */
package io.camelhub.clockify.cli;
