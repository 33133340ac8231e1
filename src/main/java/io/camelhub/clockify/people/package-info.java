/** The Clockify users: users and groups as stored, their possible employees, and people's decisions about them. */
package io.camelhub.clockify.people;
