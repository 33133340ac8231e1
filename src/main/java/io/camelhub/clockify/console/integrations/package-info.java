/** The integrations, how each stands, and which days of each are read. */
package io.camelhub.clockify.console.integrations;
