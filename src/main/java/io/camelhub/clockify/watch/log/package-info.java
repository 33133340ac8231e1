/** What each line of the log says of the run that it is about. */
package io.camelhub.clockify.watch.log;
