/** {@code clockify people}: list, decide, import, export, forget. */
package io.camelhub.clockify.cli.people;
