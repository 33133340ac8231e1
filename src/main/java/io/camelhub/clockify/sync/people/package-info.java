/** Users, user groups, running timers and the catalogue of projects, clients, tags and tasks, as a run reads them. */
package io.camelhub.clockify.sync.people;
