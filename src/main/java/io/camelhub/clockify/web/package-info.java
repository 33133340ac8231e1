/** The console: the table of its pages, and the pages about integrations, people and runs. */
package io.camelhub.clockify.web;
