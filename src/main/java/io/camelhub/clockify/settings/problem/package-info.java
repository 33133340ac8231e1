/** What is wrong in the settings, and what was probably meant. */
package io.camelhub.clockify.settings.problem;
