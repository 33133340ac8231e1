/** {@code clockify status} and {@code clockify check}: how all stands, and whether keys and settings are right. */
package io.camelhub.clockify.cli.status;
