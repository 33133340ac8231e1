/** One run over a workspace: what it is for, its lease, what it found so far, and the requests it sends ahead. */
package io.camelhub.clockify.sync.run;
