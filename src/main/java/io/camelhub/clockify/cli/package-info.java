/** The command line {@code bin/clockify}: a user interface to queries and orders, without logic of its own. */
package io.camelhub.clockify.cli;
