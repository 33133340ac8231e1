/** Orders that Clockify is asked, and nothing is stored. */
package io.camelhub.clockify.command.ask;
