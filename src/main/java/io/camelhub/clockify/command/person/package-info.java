/** Orders about people: who they are, that all that is known of one of them goes out, or that they are erased. */
package io.camelhub.clockify.command.person;
