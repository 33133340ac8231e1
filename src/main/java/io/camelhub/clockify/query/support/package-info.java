/** What somebody needs who is asked for help: nothing that names anybody, and no text. */
package io.camelhub.clockify.query.support;
