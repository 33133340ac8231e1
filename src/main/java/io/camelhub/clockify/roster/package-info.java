/** The employees: their file or statement, their table, what is wrong with them, and how names and addresses are compared. */
package io.camelhub.clockify.roster;
