/** Orders about one person: all that is known of them goes out, or is forgotten. */
package io.camelhub.clockify.command.person;
