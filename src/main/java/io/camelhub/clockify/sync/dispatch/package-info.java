/** Which work is due, and on which messages it is handed over: claims, hints, the broker. */
package io.camelhub.clockify.sync.dispatch;
