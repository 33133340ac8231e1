/** What all pages of the console share: request, answer, address, templates. */
package io.camelhub.clockify.console.page;
