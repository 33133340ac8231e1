/** The Clockify users and user groups as they are stored, and what is decided about each user. */
package io.camelhub.clockify.people.user;
