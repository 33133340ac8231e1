/** One run over a workspace: its purpose, its lease, its budget of requests, the page loop, its prefetches, and its findings. */
package io.camelhub.clockify.run;
