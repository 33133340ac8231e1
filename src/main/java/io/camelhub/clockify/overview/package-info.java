/** Work of a person, a project, a client and a team against what was due, as records for any user interface. */
package io.camelhub.clockify.overview;
