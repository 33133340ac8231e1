/** The employees: their file or statement, their table, and what is wrong with them. */
package io.camelhub.clockify.people.roster;
