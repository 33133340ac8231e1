/** What all pages of the console share: log-in, sessions and roles, request and answer, addresses, templates. */
package io.camelhub.clockify.web.page;
