/** Orders about people: who they are, and that all that is known of one of them goes out, or is forgotten. */
package io.camelhub.clockify.command.person;
