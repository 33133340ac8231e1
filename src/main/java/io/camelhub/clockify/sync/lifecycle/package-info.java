/** How the run of a workspace begins and ends, what is recorded of it, and how long what failed is left alone. */
package io.camelhub.clockify.sync.lifecycle;
