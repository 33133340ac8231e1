/** The common parts of all pages of the console: log-in, sessions and roles, request and answer, addresses, templates. */
package io.camelhub.clockify.web.page;
