/** The way to Clockify: by which proxy, and whose certificates are trusted there. */
package io.camelhub.clockify.client.network;
