/** The employees: their file or query, their table, their problems, and the comparison of names and addresses. */
package io.camelhub.clockify.roster;
