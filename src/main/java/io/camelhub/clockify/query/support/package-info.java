/** What somebody needs who is asked for help, and what of it names nobody. */
package io.camelhub.clockify.query.support;
