/** What all pages of the console share: request, answer, address, templates; and what follows from a table of them. */
package io.camelhub.clockify.console.page;
