/** The first and the last step of the routes of the console: from HTTP's message to a request, and from an answer to HTTP's. */
package io.camelhub.clockify.console.http;
