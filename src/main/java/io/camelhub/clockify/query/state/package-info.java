/** How integrations and their workspaces stand: figures, health, and the state in plain words. */
package io.camelhub.clockify.query.state;
