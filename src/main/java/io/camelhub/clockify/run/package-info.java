/** One run over a workspace: what it is for, its lease, its budget of requests, the page loop, the requests it sends ahead, what it found so far. */
package io.camelhub.clockify.run;
