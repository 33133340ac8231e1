/** What the admin wrote: the catalogue of settings, their checks, and the integrations that follow from them. */
package io.camelhub.clockify.settings;
