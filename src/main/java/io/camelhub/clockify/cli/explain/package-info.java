/** {@code clockify explain}: where an entry or a person's day is, and why. */
package io.camelhub.clockify.cli.explain;
