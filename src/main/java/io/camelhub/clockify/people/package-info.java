/** Who the Clockify users are: users and groups as they are stored, which employee each may be, and what people decided. */
package io.camelhub.clockify.people;
