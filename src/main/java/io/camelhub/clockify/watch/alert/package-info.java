/** One message for each change of an integration's state. */
package io.camelhub.clockify.watch.alert;
