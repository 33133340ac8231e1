/** What a key can see, which workspaces and user groups are wanted of it, and which integrations are due. */
package io.camelhub.clockify.sync.discovery;
