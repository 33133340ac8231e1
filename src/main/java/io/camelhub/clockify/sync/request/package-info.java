/** Who may send a request when: the budget of each workspace, and how it is shared. */
package io.camelhub.clockify.sync.request;
