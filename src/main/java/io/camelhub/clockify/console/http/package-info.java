/** The steps of the console's route: from HTTP's message to a request, to the answer of its page, and to HTTP's message again. */
package io.camelhub.clockify.console.http;
