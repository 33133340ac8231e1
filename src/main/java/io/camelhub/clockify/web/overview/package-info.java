/** The home page, and the pages of a person, a project and a client. */
package io.camelhub.clockify.web.overview;
