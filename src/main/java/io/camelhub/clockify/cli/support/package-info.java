/** {@code clockify support}: a file for who is asked for help. */
package io.camelhub.clockify.cli.support;
