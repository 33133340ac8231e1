/** What is measured, as the tables have it. */
package io.camelhub.clockify.watch.figure;
