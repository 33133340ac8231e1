/** How the command line was called, and what its commands share: words for a shell, questions, secrets, which integrations are meant. */
package io.camelhub.clockify.cli.call;
